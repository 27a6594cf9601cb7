// Serves the built site for the run of the end-to-end tests, on a port that is free, under a sub-path.
import { serve } from '../../scripts/serve.mjs';

export default async function serveBuild() {
	const { url, close } = await serve({ port: 0, base: '/sub' });
	process.env.MAPSCOPE_URL = url;
	return close;
}
