/** A test deployment whose documents are those of a component: convex-test can do so, and does not say it. */
export function runningIn<Test extends object>(t: Test, component: string): Test {
  const all = t as Test & {
    runInComponent(path: string, handler: unknown): Promise<unknown>;
  };
  return { ...t, run: (handler: unknown) => all.runInComponent(component, handler) };
}
