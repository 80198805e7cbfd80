import { expect, test } from "vitest";
import { personHref, routeOf } from "../app/routes.js";

test.each([
  ["", { page: "home" }],
  ["#/", { page: "home" }],
  ["#/people", { page: "people" }],
  ["#/operator", { page: "operator" }],
  ["#/person/ana", { page: "person", user: "ana", tab: "memory" }],
  ["#/person/ana/goals", { page: "person", user: "ana", tab: "goals" }],
  ["#/person", { page: "lost" }],
  ["#/people/ana", { page: "lost" }],
  ["#/person/ana/goals/more", { page: "lost" }],
  ["#/person/%zz", { page: "person", user: "%zz", tab: "memory" }],
])("route_%s", (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

test.each(["ana", "a/b", "#?&", "é 😀", "..", "100%"])("person_%s_isFoundAgain", (user) => {
  expect(routeOf(personHref(user, "goals"))).toEqual({ page: "person", user, tab: "goals" });
});
