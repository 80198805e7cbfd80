// Gives Node.js the modules that only k6 has; `stand-in.mjs` says what is in them.
let sources = {};

export function initialize(given) {
  sources = given;
}

export function resolve(specifier, context, next) {
  return specifier in sources
    ? { url: `k6:${specifier}`, shortCircuit: true }
    : next(specifier, context);
}

export function load(url, context, next) {
  return url.startsWith("k6:")
    ? { format: "module", source: sources[url.slice(3)], shortCircuit: true }
    : next(url, context);
}
