import { appendFileSync, mkdirSync } from "node:fs";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { UserMemoryClient } from "@user-memory/client";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";

/** Debian's: a browser of npm's would come from a third host. */
const CHROMIUM = "/usr/bin/chromium";

/** Where pictures go, to be looked at. */
const PICTURES = "target/console";

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export interface Look {
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: "light" | "dark";
  /** Somebody is signed in with it already. */
  readonly token?: string;
}

/** A browser for the tests of a file, and what they need of a service at `url`. */
export function browsing(url = "") {
  if (url === "") {
    throw new Error("The address of a service is needed: ConsoleBrowserIT starts one.");
  }
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  /** Somebody at another browser: other cookies, other tabs. */
  async function somebody(look: Look = {}): Promise<BrowserContext> {
    const { viewport = DESKTOP, colorScheme = "light", token } = look;
    const context = await browser.newContext({ viewport, colorScheme, locale: "en-GB" });
    context.setDefaultTimeout(30_000);
    if (token !== undefined) {
      await context.addInitScript(
        ([key, value]) => {
          sessionStorage.setItem(key, value);
        },
        ["user-memory-token", token] as const,
      );
    }
    onTestFinished(() => context.close());
    return context;
  }

  /** A tab on a page of the console; what it complains of fails the test. */
  async function tab(context: BrowserContext, hash = ""): Promise<Page> {
    const page = await context.newPage();
    watch(page);
    await page.goto(`${url}/console/${hash}`);
    return page;
  }

  return {
    url,
    somebody,
    tab,
    open: async (hash = "", look: Look = {}) => tab(await somebody(look), hash),
    client: (token?: string) =>
      new UserMemoryClient({ baseUrl: url, ...(token !== undefined && { token }) }),
  };
}

/** Refused scripts and styles, errors nobody caught, and answers that were not expected. */
export function watch(page: Page): void {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // An answer of 4xx is told too; what it was for, the tests say.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      complaints.push(message.text());
    }
  });
  onTestFinished(() => expect(complaints).toEqual([]));
}

/** The rules of axe, which has nothing to complain of. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe.source); // past the page's own policy, which would refuse it
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(
      ({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  }));
  expect(found, page.url()).toEqual([]);
}

export const newUser = () => `person-${crypto.randomUUID().slice(0, 8)}`;

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.evaluate(() => {
    scrollTo(0, 0); // what sticks to the screen would stand in the middle of the page
  });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

/** What was measured, for people: a busy machine is slower, so that nothing hangs on it. */
export function figure(words: string): void {
  mkdirSync(PICTURES, { recursive: true });
  appendFileSync(`${PICTURES}/figures.txt`, `${words}\n`);
  console.log(words);
}
