// Serves a built site as a plain static host would: files, folders, gzip, 404.html, nothing else.
//   node scripts/serve.mjs [--port 4173] [--base /folder] [--root build]
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const types = {
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml',
};
const compressible = /^text\/|json|xml|javascript/;
const portsToTry = 20;

/** The file below `root` that a URL path under `base` names; undefined outside of `base`. */
function fileOf(url, base, root) {
	const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname));
	if (path !== base && !path.startsWith(`${base}/`)) return undefined;
	const below = path.slice(base.length);
	return join(root, below.endsWith('/') ? `${below}index.html` : below);
}

function send(request, response, status, file, content) {
	const type = types[extname(file)] ?? 'application/octet-stream';
	const zip = compressible.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
	const body = zip ? gzipSync(content) : content;
	const immutable = file.includes('/immutable/');
	response.writeHead(status, {
		'content-type': type,
		'content-length': body.length,
		'access-control-allow-origin': '*',
		'x-content-type-options': 'nosniff',
		vary: 'accept-encoding',
		'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
		...(zip && { 'content-encoding': 'gzip' }),
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}

async function answer(request, response, { base, root, onfile }) {
	const file = fileOf(request.url, base, root);
	const content = file && (await readFile(file).catch((error) => error.code));
	if (content === 'EISDIR') {
		const { pathname, search } = new URL(request.url, 'http://host');
		return response.writeHead(301, { location: `${pathname}/${search}` }).end();
	}
	if (typeof content === 'object') {
		onfile?.(file);
		return send(request, response, 200, file, content);
	}
	const missing = join(root, '404.html');
	send(request, response, 404, missing, await readFile(missing).catch(() => Buffer.from('404')));
}

function listen(server, port, triesLeft) {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => {
			if (error.code !== 'EADDRINUSE' || triesLeft === 0) return reject(error);
			resolve(listen(server, port + 1, triesLeft - 1));
		});
		server.listen(port, '127.0.0.1', () => resolve(server.address().port));
	});
}

/**
 * Starts to serve. Port 0 lets the system choose; a port that is taken leads to the next one; `onfile` is told
 * each file that is asked for. Gives the address of the site and the function that stops the server.
 */
export async function serve({ port = 4173, base = '', root = 'build', onfile } = {}) {
	const server = createServer((request, response) => {
		answer(request, response, { base, root, onfile }).catch((error) => {
			response.writeHead(400).end(String(error.message));
		});
	});
	const taken = await listen(server, port, portsToTry);
	const close = () => {
		server.closeAllConnections();
		return new Promise((resolve) => server.close(resolve));
	};
	return { url: `http://127.0.0.1:${taken}${base}/`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: process.env.PORT ?? '4173' },
			base: { type: 'string', default: '' },
			root: { type: 'string', default: 'build' },
		},
	});
	const { url } = await serve({ ...values, port: Number(values.port) });
	console.log(`Mapscope is at ${url} (Ctrl+C stops it)`);
}
