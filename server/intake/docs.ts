import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isHttps } from '../access/connection.ts';
import { pageHeaders } from '../access/headers.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { openApiDocument } from './openapi.ts';

const FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
/** A file of its own, because the page's policy runs no script that stands in the page. */
const START = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: false, validatorUrl: null });\n`;
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Trustdesk API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="docs"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** The document, and a page that shows it: every file is ours, no request leaves for anywhere else (SPEC 6). */
export function docsRoutes(routes: readonly Route[]): Route[] {
  let written: string | undefined;
  const made: Route[] = [
    route({
      method: 'get',
      path: '/api/openapi.json',
      may: 'anyone',
      summary: 'This document',
      answer: z.looseObject({ openapi: z.string() }),
      run: async ({ context }) => {
        written ??= JSON.stringify(openApiDocument([...routes, ...made], context.config.version));
        return new Answer(200, written);
      },
    }),
    route({
      method: 'get',
      path: '/api/docs',
      may: 'anyone',
      summary: 'This document as a page',
      answer: null,
      contentType: 'text/html',
      run: async ({ context, request }) => {
        const nonce = randomBytes(18).toString('base64');
        return new Answer(200, PAGE, {
          ...pageHeaders(nonce, isHttps(context.config, request)),
          'Content-Type': 'text/html; charset=utf-8',
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/docs/:file',
      may: 'anyone',
      summary: 'Script and style of that page',
      answer: null,
      contentType: 'text/javascript',
      run: async ({ params }) => fileOf(String(params.file)),
    }),
  ];
  return made;
}

async function fileOf(name: string): Promise<Answer> {
  if (name === 'start.js') return new Answer(200, START, { 'Content-Type': 'text/javascript; charset=utf-8' });
  if (!Object.hasOwn(FILES, name)) throw new Refusal('not-found');
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return new Answer(200, await readFile(join(folder, name), 'utf8'), { 'Content-Type': String(FILES[name]) });
}
