import { uploaded } from "./import.js";
import { randomKey } from "./key.js";
export async function prepare(operation, description, baseUrl, input, more) {
    const values = input;
    const headers = new Headers({ ...more, Accept: accepted(description) });
    for (const [member, header] of Object.entries(description.headers)) {
        const value = values[member] ?? (header === "Idempotency-Key" ? randomKey() : undefined);
        if (value !== undefined) {
            headers.set(header, textOf(value));
        }
    }
    const { body, streamed } = await bodyOf(description, values);
    if (body !== undefined && description.body !== undefined) {
        headers.set("Content-Type", description.body);
    }
    return {
        operation,
        description,
        url: baseUrl + pathOf(description, values) + queryOf(description, values),
        init: {
            method: description.method,
            headers,
            redirect: "error", // nothing of the service redirects: a body must not go where it was not sent
            ...(body !== undefined && { body }),
            ...(streamed && { duplex: "half" }),
        },
        repeatable: description.repeatable && !streamed,
    };
}
function accepted(description) {
    return {
        json: "application/json",
        text: "*/*",
        lines: "application/x-ndjson, application/problem+json",
        events: "text/event-stream, application/problem+json",
    }[description.answer];
}
async function bodyOf(description, values) {
    if (description.body === undefined || values.body === undefined) {
        return { body: undefined, streamed: false };
    }
    return description.body === "application/x-ndjson"
        ? uploaded(values.body)
        : { body: JSON.stringify(values.body), streamed: false };
}
function pathOf(description, values) {
    return description.path.replace(/\{(\w+)\}/g, (_, name) => {
        const value = textOf(values[name] ?? "");
        // Whoever reads a URL takes these for steps of the path, also when they are encoded.
        if (["", ".", ".."].includes(value)) {
            throw new TypeError(`${name} must not be empty, "." or "..".`);
        }
        return encodeURIComponent(value);
    });
}
function queryOf(description, values) {
    const query = new URLSearchParams();
    for (const name of description.query) {
        if (values[name] !== undefined) {
            query.set(name, textOf(values[name]));
        }
    }
    const text = query.toString();
    return text === "" ? "" : `?${text}`;
}
function textOf(value) {
    return String(value);
}
