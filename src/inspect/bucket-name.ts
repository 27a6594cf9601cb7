// What a bucket is called, in sentences, titles and choices alike.

/** As `bucket 3`, `old bucket 3`; behind `level` others in its chain: `overflow bucket 1 of bucket 3`. */
export function bucketName(index: number, old = false, level = 0): string {
	const main = `${old ? 'old ' : ''}bucket ${index}`;
	return level === 0 ? main : `overflow bucket ${level} of ${main}`;
}
