import { Router } from 'express';
import { absolutePath } from 'swagger-ui-dist';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portico API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** `/openapi.json` and interactive documentation at `/docs`, all from this host. */
export function docs(document: () => unknown): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.set({ 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }).json(document());
  });
  router.get('/docs', (_request, response) => {
    response.set('Content-Security-Policy', csp).type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('application/javascript').send(start);
  });
  // Its folder holds pages of its own, which would be served without our policy: only what ours uses leaves it.
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    router.get(`/docs/${file}`, (_request, response) => {
      response.sendFile(file, { root: absolutePath(), maxAge: '1h' });
    });
  }
  return router;
}
