import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const SCRIPTS = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

function read(file: string): string {
  return readFileSync(new URL(file, ROOT), "utf8");
}

interface Step {
  uses?: string;
  run?: string;
}

interface Job {
  "runs-on": string;
  "timeout-minutes"?: number;
  container?: string;
  needs?: string;
  permissions?: Record<string, string>;
  steps: Step[];
}

interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = readdirSync(new URL(".github/workflows/", ROOT)).map((file) => ({
  file,
  text: read(`.github/workflows/${file}`),
  workflow: parse(read(`.github/workflows/${file}`)) as Workflow,
}));

describe("workflows", () => {
  test("run the checks, and build the API's pages", () => {
    const commands = workflows.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap((job) => job.steps.map((step) => step.run)),
    );
    expect(commands).toContain(".ci/run");
    expect(commands).toContain("npm run docs:api");
  });

  test.each(workflows)("$file uses pinned actions and images only", ({ text, workflow }) => {
    for (const job of Object.values(workflow.jobs)) {
      expect(job["runs-on"]).not.toContain("latest");
      if (job.container !== undefined) {
        expect(job.container).toMatch(/^[a-z/]+:\d+\.\d+(-[a-z]+)?$/);
      }
      for (const { uses } of job.steps.filter((step) => step.uses !== undefined)) {
        expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
        expect(text).toMatch(new RegExp(`${uses ?? ""} # v\\d+\\.\\d+\\.\\d+`));
      }
    }
  });

  test.each(workflows)("$file may read, unless a job needs more, and ends", ({ workflow }) => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const [name, job] of Object.entries(workflow.jobs)) {
      expect(job["timeout-minutes"], name).toBeGreaterThan(0);
      expect(job.steps.length, name).toBeGreaterThan(0);
      expect(job.steps.every((step) => (step.uses === undefined) !== (step.run === undefined)));
      if (job.needs !== undefined) {
        expect(Object.keys(workflow.jobs)).toContain(job.needs);
      }
    }
  });

  test.each(workflows)("$file calls scripts that there are", ({ text }) => {
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) {
      expect(Object.keys(SCRIPTS)).toContain(script);
    }
  });

  test("the API's page is built, with every operation in it", { timeout: 120_000 }, () => {
    const env = {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    };
    execFileSync("npm", ["run", "--silent", "docs:api"], { cwd: ROOT, env, stdio: "pipe" });
    const page = read("target/api-docs/index.html");
    for (const [, operation] of read("openapi.yaml").matchAll(/operationId: (\w+)/g)) {
      expect(page).toContain(operation);
    }
  });
});

interface Hook {
  id: string;
  entry: string;
  language: string;
  files?: string;
}

const hooks = (
  parse(read(".pre-commit-config.yaml")) as { repos: { repo: string; hooks: Hook[] }[] }
).repos;

describe(".pre-commit-config.yaml", () => {
  test("uses this repository's tools alone", () => {
    expect(hooks.map(({ repo }) => repo)).toEqual(["local"]);
    for (const { entry, language } of hooks.flatMap((repo) => repo.hooks)) {
      expect(language).toBe("system");
      const [command = "", ...rest] = entry.split(" ");
      const script = command === "npm" ? rest.find((word) => word in SCRIPTS) : undefined;
      const binary = command === "npx" ? `node_modules/.bin/${rest[1] ?? ""}` : command;
      expect(script !== undefined || existsSync(new URL(binary, ROOT)), entry).toBe(true);
    }
  });

  test("matches the files that it is for", () => {
    const matches = (file: string) =>
      hooks
        .flatMap((repo) => repo.hooks)
        .filter(({ files }) => files !== undefined && new RegExp(files).test(file))
        .map(({ id }) => id);
    expect(matches("src/main/java/dev/usermemory/UserMemoryApplication.java")).toEqual([
      "spotless",
    ]);
    expect(matches("convex/mem.ts")).toEqual(["prettier", "eslint", "typecheck"]);
    expect(matches("openapi.yaml")).toEqual(["redocly"]);
  });

  test("finds keys, and nothing in examples", () => {
    const folder = mkdtempSync(join(tmpdir(), "secrets-"));
    const check = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return spawnSync("tools/no-secrets", [join(folder, name)], { cwd: ROOT }).status;
    };
    expect(check("key.txt", ["-----BEGIN PRIVATE", "KEY-----\n"].join(" "))).toBe(1);
    expect(check("notes.md", `CONVEX_DEPLOY_KEY=prod:happy-animal-123|${"a1b2".repeat(8)}\n`)).toBe(
      1,
    );
    expect(check(".env", "PORT=8080\n")).toBe(1);
    expect(check(".env.example", "# CONVEX_DEPLOY_KEY=\n")).toBe(0);
    expect(check("code.ts", 'const key = "prod:name|key";\n')).toBe(0);
  });
});

describe("ops/systemd", () => {
  const unit = read("ops/systemd/user-memory.service");

  test("names variables that the service reads, and its jar", () => {
    for (const [, variable] of unit.matchAll(/^Environment=([A-Z_]+)=/gm)) {
      expect(read(".env.example")).toContain(`# ${variable ?? ""}=`);
    }
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/java .* -jar \S+\/user-memory-service\.jar$/m);
  });

  /** systemd is on every Debian; CI installs it where it is not. */
  test.runIf(isThere("systemd-analyze") || process.env.CI !== undefined)("is verified", () => {
    const folder = mkdtempSync(join(tmpdir(), "unit-"));
    // The paths of an installed one: only what is there counts.
    writeFileSync(
      join(folder, "user-memory.service"),
      unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
    );
    const verify = spawnSync(
      "systemd-analyze",
      ["verify", "--man=no", join(folder, "user-memory.service")],
      { encoding: "utf8" },
    );
    expect({ said: verify.stderr, status: verify.status }).toEqual({ said: "", status: 0 });

    const exposure = spawnSync(
      "systemd-analyze",
      ["security", "--offline=true", "--threshold=20", join(folder, "user-memory.service")],
      { encoding: "utf8" },
    );
    expect(exposure.status, exposure.stdout).toBe(0);
  });
});

function isThere(command: string): boolean {
  return spawnSync(command, ["--version"]).status === 0;
}
