// The names of slots, for who hears the picture.

export const text = {
	/** A slot, for who hears it: `state` is empty for an entry. */
	slot: (
		bucket: string,
		slot: number,
		state: string,
		key: string | undefined,
		elem: string | undefined,
		tophash: string,
	) => {
		const entry = [key && `key ${key}`, elem && `elem ${elem}`].filter(Boolean).join(', ');
		const inside = state === '' ? entry : `${state}${entry && `, stale ${entry}`}`;
		return `${bucket}, slot ${slot}: ${inside}${inside && ', '}tophash ${tophash}`;
	},
};
