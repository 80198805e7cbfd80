/** A value through which it is seen which of its members somebody reads. */
export interface Read {
  value: unknown;
  proxy: unknown;
  members: Set<string>;
}

/** The value, watched: whatever is read of it is in `members`, as `spec.ports.0.name`. */
export function readBy(value: unknown): Read {
  const members = new Set<string>();
  const watch = (part: unknown, path: string): unknown =>
    typeof part !== "object" || part === null
      ? part
      : new Proxy(part, {
          get(target, member) {
            const inner: unknown = Reflect.get(target, member);
            if (typeof member === "symbol" || typeof inner === "function") {
              return inner;
            }
            members.add(path + member);
            return watch(inner, `${path}${member}.`);
          },
        });
  return { value, proxy: watch(value, ""), members };
}

/** The members that nobody asked for; what is inside one of these is not named besides. */
export function unread({ value, members }: Read, path = ""): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([member, inner]) =>
    members.has(path + member)
      ? unread({ value: inner, proxy: inner, members }, `${path}${member}.`)
      : [path + member],
  );
}

/** The object at a path such as `spec.ports.0`. */
export function valueAt(value: unknown, path: string): Record<string, unknown> {
  return path
    .split(".")
    .reduce(
      (part, member) => part[member] as Record<string, unknown>,
      value as Record<string, unknown>,
    );
}
