// Serves the built site for the run of the end-to-end tests, on ports that are free: under a sub-path, as a
// project page is, and at the root of a host, where 404.html can find its files.
import { serve } from '../../scripts/serve.mjs';

export default async function serveBuild() {
	const below = await serve({ port: 0, base: '/sub' });
	const atRoot = await serve({ port: 0 });
	process.env.MAPSCOPE_URL = below.url;
	process.env.MAPSCOPE_ROOT_URL = atRoot.url;
	return async () => {
		await below.close();
		await atRoot.close();
	};
}
