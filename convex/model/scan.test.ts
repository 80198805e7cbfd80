import { describe, expect, test } from "vitest";
import { concat, nothing, scan } from "./scan";

async function* numbers(count: number, read?: (n: number) => void): AsyncGenerator<number> {
  for (let n = 1; n <= count; n++) {
    read?.(n);
    yield await Promise.resolve(n);
  }
}

const PLENTY = { items: 1_000, bytes: 1_000_000, documents: 1_000 };
const even = (n: number) => n % 2 === 0;

describe("scan", () => {
  test("keeps what is wanted and says that nothing follows", async () => {
    expect(await scan(numbers(5), even, PLENTY)).toEqual({ items: [2, 4], more: false, last: 5 });
    expect(await scan(nothing(), even, PLENTY)).toEqual({ items: [], more: false });
  });

  test("ends when it is full, having looked one wanted item ahead", async () => {
    const read: number[] = [];
    const found = await scan(
      numbers(100, (n) => read.push(n)),
      even,
      { ...PLENTY, items: 2 },
    );
    expect(found).toEqual({ items: [2, 4], more: true, last: 5 });
    expect(read).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("is not full when only unwanted items follow", async () => {
    const found = await scan(numbers(5), even, { ...PLENTY, items: 2 });
    expect(found).toEqual({ items: [2, 4], more: false, last: 5 });
  });

  test("ends at its bound of documents, and can go on from there", async () => {
    const found = await scan(numbers(100), (n) => n > 50, { ...PLENTY, documents: 10 });
    expect(found).toEqual({ items: [], more: true, last: 10 });
  });

  test("ends at its bound of bytes, but never before the first item", async () => {
    const found = await scan(numbers(100), () => true, { ...PLENTY, bytes: 1 });
    expect(found).toEqual({ items: [1], more: true, last: 1 });
  });

  test("ends when it has read much that is unwanted, and can go on from there", async () => {
    async function* texts() {
      for (;;) {
        yield await Promise.resolve("x".repeat(2 ** 20));
      }
    }
    const found = await scan(texts(), () => false, PLENTY);
    expect(found).toMatchObject({ items: [], more: true });
    expect(found.last).toHaveLength(2 ** 20);
  });

  test("reads one source after another, and the second only when it must", async () => {
    const read: number[] = [];
    const source = concat(
      numbers(3),
      numbers(3, (n) => read.push(n)),
    );
    const found = await scan(source, () => true, { ...PLENTY, items: 2 });
    expect(found.items).toEqual([1, 2]);
    expect(read).toEqual([]);
    expect((await scan(concat(numbers(2), numbers(1)), () => true, PLENTY)).items).toEqual([
      1, 2, 1,
    ]);
  });
});
