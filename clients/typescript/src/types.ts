import type { Answer } from "./answer.js";
import type { components, operations } from "./generated/schema.js";
import type { EventStream } from "./events.js";
import type { Importable } from "./import.js";
import type { LineStream } from "./lines.js";

/** The documents of the contract, by their names there. */
export type Schemas = components["schemas"];
type Name = keyof operations;

/** `If-None-Match` as `ifNoneMatch`, and `X-Time-Zone` as `timeZone`. */
type Member<H> = H extends string
  ? Uncapitalize<Joined<H extends `X-${infer Rest}` ? Rest : H>>
  : never;
type Joined<H extends string> = H extends `${infer A}-${infer B}` ? `${A}${Joined<B>}` : H;

/** An optional one may also be given as undefined: what is not known is not sent. */
type Loose<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };
type Given<P> = [NonNullable<P>] extends [never] ? object : Loose<NonNullable<P>>;
type Headed<P> = [NonNullable<P>] extends [never]
  ? object
  : Loose<{
      [H in keyof NonNullable<P> as H extends "X-Request-Id"
        ? never
        : Member<H>]: NonNullable<P>[H];
    }>;

type Body<B> = [NonNullable<B>] extends [never] ? object : { body: Content<NonNullable<B>> };
type Content<B> = B extends { content: infer C }
  ? "application/x-ndjson" extends keyof C
    ? Importable
    : C[keyof C]
  : never;

/** What an operation takes: its parameters by name, headers in camel case, and the `body`. */
export type Input<K extends Name> = Given<operations[K]["parameters"]["path"]> &
  Given<operations[K]["parameters"]["query"]> &
  Headed<operations[K]["parameters"]["header"]> &
  Body<operations[K]["requestBody"]>;

type Good = 200 | 201 | 202;
type Bodies<R> = R extends { content: infer C } ? C[keyof C] : never;

/** What an operation answers when it goes well. */
export type Output<K extends Name> = {
  [S in keyof operations[K]["responses"] & Good]: Bodies<operations[K]["responses"][S]>;
}[keyof operations[K]["responses"] & Good];

/** The operations whose answers come in pages. */
export type Paged = {
  [K in Name]: Input<K> extends { cursor?: string | undefined }
    ? "cursor" extends keyof Input<K>
      ? K
      : never
    : never;
}[Name];

export type Page<K extends Paged> = Output<K>;
export type Item<K extends Paged> = Output<K> extends { items: (infer T)[] } ? T : never;

export type Lines = LineStream<Schemas["ExportLine"]>;

/** What a chat that stays open hears: what is known of the person, and then that it has changed. */
export type ChatEvent =
  | { readonly event: "context"; readonly id: string; readonly data: Schemas["ChatContext"] }
  | { readonly event: "memory"; readonly id: string; readonly data: Schemas["ChatMemory"] }
  | { readonly event: "unchanged"; readonly id: string; readonly data: Schemas["ChatMemory"] }
  | { readonly event: "end"; readonly id: string; readonly data: Schemas["ChatEnd"] };
export type Events = EventStream<ChatEvent>;

export type { Answer };
