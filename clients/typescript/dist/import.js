/**
 * Node.js sends lines as they come. Browsers send no streams over HTTP/1.1, so that there they are
 * collected; a file is best given as the Blob that it is.
 */
export async function uploaded(lines) {
    if (typeof lines === "string" || lines instanceof Blob || lines instanceof Uint8Array) {
        return { body: lines, streamed: false };
    }
    const stream = lines instanceof ReadableStream ? lines : streamOf(lines);
    return "document" in globalThis || "WorkerGlobalScope" in globalThis
        ? { body: await new Response(stream).blob(), streamed: false }
        : { body: stream, streamed: true };
}
function streamOf(lines) {
    const encoder = new TextEncoder();
    const iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
    return new ReadableStream({
        async pull(controller) {
            const next = await iterator.next();
            if (next.done) {
                controller.close();
            }
            else {
                const line = typeof next.value === "string" ? next.value : JSON.stringify(next.value);
                controller.enqueue(encoder.encode(`${line}\n`));
            }
        },
        async cancel() {
            await iterator.return?.();
        },
    });
}
