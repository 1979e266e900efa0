import express, { type RequestHandler } from 'express';

/**
 * The console's page. Its policy lets in nothing but its own script, style, font and calls: whatever a customer writes
 * cannot run, load or send anything, even if it should ever reach the page as markup.
 */
const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const YEAR_SECONDS = 31_536_000;

/** Serves the built page from `dir`. Files under assets/ carry their hash in the name and may be kept for a year. */
export function serveConsole(dir: string): RequestHandler {
  return express.static(dir, {
    index: 'index.html',
    redirect: true,
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', CONSOLE_POLICY);
      response.setHeader(
        'Cache-Control',
        /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
}
