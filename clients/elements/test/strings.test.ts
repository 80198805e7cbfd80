import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { english, text } from "../src/strings.js";

const SOURCES = join(import.meta.dirname, "..", "src");

test("text_ofTheHost_replacesOurs_valuesAreFilledIn", () => {
  expect(text(undefined, "fact.said", { when: "today" })).toBe("said today");
  expect(text({ "fact.said": "am {when}" }, "fact.said", { when: "{x}" })).toBe("am {x}");
  expect(text({}, "fact.said")).toBe("said {when}");
});

/** Whose key ends in a value is checked by its beginning. */
test("strings_areAllUsed", () => {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js") && file !== "strings.js")
    .map((file) => readFileSync(join(SOURCES, file), "utf8"))
    .join("\n");
  const beginnings = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, start = ""]) => start);

  const unused = Object.keys(english).filter(
    (key) => !sources.includes(`"${key}"`) && !beginnings.some((start) => key.startsWith(start)),
  );

  expect(unused).toEqual([]);
});

test("elements_makeNoHtmlOfText", () => {
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".js")) {
      const source = readFileSync(join(SOURCES, file), "utf8");
      expect(source, file).not.toMatch(
        /innerHTML|unsafeHTML|unsafe-html|insertAdjacentHTML|\bfetch\(/,
      );
    }
  }
});

/** As Next.js does before it sends a page. */
test("elements_areImported_whereThereIsNoBrowser", async () => {
  expect(Object.keys(await import("../src/index.js"))).toContain("MemoryProvider");
});
