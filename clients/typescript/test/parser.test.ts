import { expect, test } from "vitest";
import { EventParser, type ServerEvent } from "../src/index.js";

function read(...pieces: string[]): ServerEvent[] {
  const parser = new EventParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

const message = (data: string, id = "") => ({ event: "message", data, id });

test.each([
  ["lines end with LF", "data: a\n\ndata: b\n\n", [message("a"), message("b")]],
  ["lines end with CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", [message("a"), message("b")]],
  ["lines end with CR", "data: a\r\rdata: b\r\r", [message("a"), message("b")]],
  ["line ends are mixed", "data: a\rdata: b\r\n\ndata: c\n\r\n", [message("a\nb"), message("c")]],
  ["data of several lines", "data: a\ndata:\ndata: b\n\n", [message("a\n\nb")]],
  ["comments", ": hello\n\n:\ndata: a\n: data: b\n\n", [message("a")]],
  ["an event's name", "event: memory\ndata: a\n\n", [{ event: "memory", data: "a", id: "" }]],
  ["the name holds for one event", "event: x\n\ndata: a\n\n", [message("a")]],
  ["an empty name", "event: x\nevent:\ndata: a\n\n", [message("a")]],
  ["an id stays", "id: 7\ndata: a\n\ndata: b\n\n", [message("a", "7"), message("b", "7")]],
  ["an id is taken back", "id: 7\ndata: a\n\nid\ndata: b\n\n", [message("a", "7"), message("b")]],
  ["an id with NUL is none", "id: 7\0\ndata: a\n\n", [message("a")]],
  ["one space is no data", "data:  a\n\ndata:b\n\n", [message(" a"), message("b")]],
  ["no colon", "data\n\ndata\ndata\n\n", [message(""), message("\n")]],
  ["a colon in the data", "data: a: b\n\n", [message("a: b")]],
  ["without data there is no event", "event: x\nid: 3\n\n", []],
  ["without an empty line there is no event", "data: a\n", []],
  ["unknown fields", "Data: a\nfoo: b\n\ndata: c\n\n", [message("c")]],
])("push_%s", (_, stream, expected) => {
  expect(read(stream)).toEqual(expected);
  // The network cuts it anywhere.
  expect(read(...Array.from(stream))).toEqual(expected);
  for (let at = 1; at < stream.length; at++) {
    expect(read(stream.slice(0, at), "", stream.slice(at))).toEqual(expected);
  }
});

test("lastId_isThatOfAnEventThatIsWhole", () => {
  const parser = new EventParser();

  parser.push("id: 1\ndata: a\n\nid: 2\n\nid: 3\ndata: cut");
  expect(parser.lastId).toBe("2");

  parser.restart();
  expect(parser.push("data: b\n\n")).toEqual([message("b", "2")]);
});

test("retry_isANumberOrNothing", () => {
  const parser = new EventParser();

  parser.push("retry: 1e3\nretry: -1\nretry:\n");
  expect(parser.retryMs).toBeUndefined();

  parser.push("retry: 250\n");
  expect(parser.retryMs).toBe(250);
});
