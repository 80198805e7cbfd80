import { readFileSync } from "node:fs";

export const ROOT = new URL("../../../", import.meta.url);

/** A use case of `docs/clients.md`: the same for a shell and in TypeScript. */
export interface UseCase {
  readonly title: string;
  readonly curls: string[];
  readonly code: string;
}

export interface Guide {
  /** Imports and the client. */
  readonly start: string;
  readonly useCases: UseCase[];
}

export function readGuide(): Guide {
  const page = readFileSync(new URL("docs/clients.md", ROOT), "utf8");
  const [before = "", cases = ""] = page.split(/^## Use cases$/m);
  const useCases = (cases.split(/^## /m)[0] ?? "")
    .split(/^### /m)
    .slice(1)
    .map((text) => ({
      title: text.split("\n")[0] ?? "",
      curls: block(text, "sh")
        .replaceAll("\\\n", " ")
        .split("\n")
        .filter((line) => line !== ""),
      code: block(text, "ts"),
    }));
  return { start: block(before, "ts"), useCases };
}

function block(text: string, language: string): string {
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))];
  if (blocks.length !== 1) {
    throw new Error(`not one ${language} example but ${String(blocks.length)} in: ${text}`);
  }
  return blocks[0]?.[1] ?? "";
}

/** All of it as one module: each use case in a scope of its own, between calls of `begin`. */
export function moduleOf({ start, useCases }: Guide): string {
  const cases = useCases.map(
    ({ title, code }) => `begin(${JSON.stringify(title)});\n{\n${code}}\n`,
  );
  const declared = "declare const begin: (title: string) => void;\n";
  return `${declared}${start}\nexport async function run() {\n${cases.join("")}}\n`;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly type: string | undefined;
  readonly body: string | undefined;
}

/** What a `curl` of the page sends, its host left out. */
export function requestOf(curl: string): Request {
  const url = /localhost:8080([^' ]*)/.exec(curl)?.[1] ?? "";
  const method = / -X (\w+)/.exec(curl)?.[1] ?? "GET";
  const type = / -H 'Content-Type: ([^']+)'/.exec(curl)?.[1];
  const body = / -d '([^']*)'/.exec(curl)?.[1];
  return { method, url, type, body };
}
