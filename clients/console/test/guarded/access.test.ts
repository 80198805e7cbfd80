import { expect, test } from "vitest";
import { browsing, newUser } from "../browsing.js";

const { client, open } = browsing(process.env.GUARDED_URL);
const {
  END_USER: endUser = "",
  END_USER_TOKEN: endUserToken = "",
  SERVICE_TOKEN: serviceToken = "",
  ADMIN_TOKEN: adminToken = "",
  CONSOLE_TOKEN: consoleToken = "",
} = process.env;
const memory = client(serviceToken);

test("signIn_withAWrongToken_isRefused_andKeepsNothing", async () => {
  const page = await open();

  await page.getByLabel("Token").fill("not-a-token-of-this-service");
  await page.getByRole("button", { name: "Sign in" }).click();

  await page.getByText("This token is not valid, or no longer.").waitFor();
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
});

test("endUser_seesThemselves_andNobodyElse", async () => {
  const another = newUser();
  await memory.upsertFacts({
    userId: another,
    body: { facts: [{ kind: "bio", text: "Is somebody else." }] },
  });
  await memory.upsertFacts({
    userId: endUser,
    body: { facts: [{ kind: "bio", text: "Looks at own memory." }] },
  });
  const page = await open();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));

  await page.getByLabel("Token").fill(endUserToken);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Looks at own memory.").waitFor();
  expect(await page.getByRole("navigation", { name: "Pages" }).innerText()).toBe("My memory");

  for (const hash of [`#/person/${another}`, "#/people", "#/operator"]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.getByText("This is somebody else’s memory").waitFor();
    await page.getByRole("link", { name: "Go to my memory" }).waitFor();
  }
  expect(await page.getByText("Is somebody else.").count()).toBe(0);
  expect(asked.filter((url) => url.includes(another) || url.includes("/admin/"))).toEqual([]);
  expect(asked.join()).not.toContain(endUserToken);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(endUserToken);

  // nor would the service tell, whatever a page asks
  const own = client(endUserToken);
  await expect(own.listFacts({ userId: another })).rejects.toMatchObject({ status: 403 });
  await expect(own.listUsers({})).rejects.toMatchObject({ status: 403 });
  await expect(own.getMetrics()).rejects.toMatchObject({ status: 403 });
});

test("signOut_forgetsTheToken", async () => {
  const page = await open("#/people", { token: adminToken });
  await page.getByRole("heading", { name: "People" }).waitFor();

  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByLabel("Token").waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("endUser_erasesOwnMemory_butImportsNothing", async () => {
  const page = await open(`#/person/${endUser}/data`, { token: endUserToken });
  await page.getByRole("region", { name: "Export" }).getByRole("button").waitFor();
  expect(await page.getByRole("region", { name: "Import" }).count()).toBe(0);

  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByLabel(`To confirm, type ${endUser}`).fill(endUser);
  await page.getByRole("button", { name: "Erase everything" }).click();

  await page
    .getByText(/^Erased\. Documents deleted: \d+$/)
    .first()
    .waitFor();
});

test("consoleToken_findsPeople_andTheOperatorsPage_butReadsNoMemory", async () => {
  const someone = newUser();
  await memory.upsertFacts({
    userId: someone,
    body: { facts: [{ kind: "bio", text: "Is not shown to operators." }] },
  });
  const page = await open("#/people", { token: consoleToken });

  await page.getByRole("link", { name: someone }).waitFor();
  await page.getByRole("link", { name: "Operator" }).click();
  await page.locator(".tile").filter({ hasText: "Store" }).getByText("well").waitFor();

  await page.evaluate((to) => (location.hash = to), `#/person/${someone}`);
  await page.getByText("You may not see or change this.").first().waitFor();
  expect(await page.getByText("Is not shown to operators.").count()).toBe(0);
  await page.evaluate((to) => (location.hash = to), `#/person/${someone}/data`);
  await page.getByRole("heading", { name: "What is stored" }).waitFor();
  expect(await page.getByRole("button", { name: "Erase…" }).count()).toBe(0);
});

test("serviceToken_opensAPersonByTheirId", async () => {
  const someone = newUser();
  await memory.upsertFacts({
    userId: someone,
    body: { facts: [{ kind: "bio", text: "Is known to the service." }] },
  });
  const page = await open("#/people", { token: serviceToken });
  await page.getByText("Open a person by their id").waitFor();
  expect(await page.getByRole("link", { name: "Operator" }).count()).toBe(0);

  await page.getByLabel("User id").fill(someone);
  await page.getByRole("button", { name: "Open" }).click();

  await page.getByText("Is known to the service.").waitFor();
});

test("adminToken_alone_countsAndMayErase", async () => {
  const someone = newUser();
  await memory.upsertFacts({ userId: someone, body: { facts: [{ kind: "bio", text: "Is." }] } });
  const page = await open(`#/person/${someone}/data`, { token: adminToken });

  await page.getByRole("region", { name: "What is stored" }).getByText("Facts").waitFor();
  await page.getByRole("button", { name: "Download" }).waitFor();
  await page.getByRole("button", { name: "Erase…" }).waitFor();
});
