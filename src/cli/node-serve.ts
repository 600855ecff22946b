/**
 * A server for one reader on this machine: a few things, each under its exact path below a token that nobody can
 * guess. It knows no files, so there is nothing to climb out of, and it answers only who asks for it by its own name,
 * so that no page of another site reaches it under a name of theirs.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Resource {
  readonly type: string;
  readonly bytes: number;
  /** The content, from its beginning; called once for each request. */
  open(): Readable;
}

export interface ServeOptions {
  /** 0, the default, takes one that is free. */
  readonly port?: number;
  /** The Content-Security-Policy of every answer. */
  readonly policy: string;
}

export interface Serving {
  /** The address of the resource named ''; the others are relative to it. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
const TOKEN_BYTES = 18;

/** Serves on 127.0.0.1 until closed; throws the system's error if the port cannot be had. */
export async function serve(
  resources: ReadonlyMap<string, Resource>,
  { port: wanted = 0, policy }: ServeOptions,
): Promise<Serving> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const paths = new Map([...resources].map(([name, resource]) => [`/${token}/${name}`, resource]));
  const server = createServer();
  await listening(server, wanted);
  const { port } = server.address() as AddressInfo;
  const hosts = hostsOf(port);
  server.on('request', (request, response) => {
    for (const [name, value] of headersOf(policy)) response.setHeader(name, value);
    void answer(request, response, paths, hosts);
  });
  return {
    url: `http://${ADDRESS}:${port}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** What a browser calls us; without a port only where that is http's own. */
function hostsOf(port: number): ReadonlySet<string> {
  const names = [ADDRESS, 'localhost'];
  return new Set([...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])]);
}

function headersOf(policy: string): (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cache-Control', 'no-store'],
  ];
}

async function answer(
  { method, url, headers }: IncomingMessage,
  response: ServerResponse,
  paths: ReadonlyMap<string, Resource>,
  hosts: ReadonlySet<string>,
): Promise<void> {
  if (!hosts.has(headers.host ?? '')) return refuse(response, 403, 'This server answers only for itself.');
  if (method !== 'GET') {
    response.setHeader('Allow', 'GET');
    return refuse(response, 405, 'This server only gives.');
  }
  const resource = paths.get(url ?? '');
  if (resource === undefined) return refuse(response, 404, 'There is nothing here.');
  response.writeHead(200, { 'Content-Type': resource.type, 'Content-Length': resource.bytes });
  // Whoever goes away in the middle has seen enough.
  await pipeline(resource.open(), response).catch(() => response.destroy());
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
