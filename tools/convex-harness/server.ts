import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Call, Deployment, type Kind } from "./deployment";
import { type Fault, Faults } from "./faults";
import type { Charged } from "../convex-model/backend";
import type { Packaging } from "./packaging";
import { answer, BadRequest, readJson, toCall, toJson } from "./wire";

/** What came in, for tests to look at. */
interface Seen {
  kind: Kind;
  path: string;
  requestId?: string;
  fault?: Fault;
  /** what each function that it called has cost */
  charges: Charged[];
}

const MAX_SEEN = 10_000;

/**
 * Serves the functions of convex/ over Convex's HTTP protocol, and makes it fail on demand: by the
 * header `X-Harness-Fault` of a request or by plans that are posted to `/harness/faults`.
 */
export class Harness {
  private readonly deployment: Deployment;
  private readonly faults = new Faults();
  private seen: Seen[] = [];
  private underWay = 0;

  constructor(
    private readonly key: string,
    packaging: Packaging = "root",
  ) {
    this.deployment = new Deployment(packaging);
  }

  listen(port: number): Promise<Server> {
    const server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => {
        this.refuse(response, error);
      });
    });
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        resolve(server);
      });
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (`${request.method ?? ""} ${(request.url ?? "").replace(/\?.*/, "")}`) {
      case "POST /api/query": {
        await this.single("query", request, response);
        return;
      }
      case "POST /api/mutation": {
        await this.single("mutation", request, response);
        return;
      }
      case "POST /api/query_batch": {
        await this.batch(request, response);
        return;
      }
      case "GET /api/check_admin_key":
        this.requireKey(request);
        {
          answer(response, 200, {});
          return;
        }
      case "GET /version":
        response.end("harness");
        return;
      default: {
        await this.control(request, response);
        return;
      }
    }
  }

  private async single(kind: Kind, request: IncomingMessage, response: ServerResponse) {
    const body = await readJson(request);
    const call = toCall(body, this.isPrivileged(request));
    await this.withFault(kind, call.path, request, response, async (seen) => {
      const { envelopes, charges } = await this.run(kind, call);
      seen.charges = charges;
      return envelopes[0] && (toJson(envelopes[0]) as object);
    });
  }

  private run(kind: Kind, call: Call) {
    const { conflicts } = this.faults;
    const { userId } = call.args;
    const run = () => this.deployment.run(kind, [call]);
    return kind === "mutation" && typeof userId === "string" && conflicts !== undefined
      ? conflicts.commit(userId, run)
      : run();
  }

  private async batch(request: IncomingMessage, response: ServerResponse) {
    const { queries } = await readJson(request);
    if (!Array.isArray(queries)) {
      throw new BadRequest(400, "BadJsonBody", "missing field `queries`");
    }
    const privileged = this.isPrivileged(request);
    const calls = queries.map((query: unknown) => toCall(query, privileged));
    const paths = calls.map((call) => call.path).join(" ");
    await this.withFault("query", paths, request, response, async (seen) => {
      const { envelopes, charges } = await this.deployment.run("query", calls);
      seen.charges = charges;
      return { results: envelopes.map(toJson) };
    });
  }

  private async withFault(
    kind: Kind,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    run: (seen: Seen) => Promise<object | undefined>,
  ) {
    const fault = headerFault(request) ?? this.faults.next(kind, path);
    const requestId = header(request, "x-request-id");
    const seen: Seen = { kind, path, requestId, fault, charges: [] };
    this.note(seen);
    this.underWay += 1;
    try {
      await this.strike(fault, request, response, () => run(seen));
    } finally {
      this.underWay -= 1;
    }
  }

  private async strike(
    fault: Fault | undefined,
    request: IncomingMessage,
    response: ServerResponse,
    run: () => Promise<object | undefined>,
  ) {
    const { delayMs = 0, answerDelayMs = 0, drop = false, status, code, failure } = fault ?? {};
    const { commit = !drop && status === undefined && !failure } = fault ?? {};
    await sleep(delayMs);
    const result = commit ? await run() : undefined;
    await sleep(answerDelayMs);
    if (drop) {
      request.socket.destroy();
    } else if (status !== undefined) {
      answer(response, status, { code: code ?? "Injected", message: "injected fault" });
    } else if (failure) {
      answer(response, 200, { status: "error", errorMessage: "Server Error", logLines: [] });
    } else {
      answer(response, 200, result ?? {});
    }
  }

  private note(seen: Seen): void {
    if (this.seen.length < MAX_SEEN) {
      this.seen.push(seen);
    }
  }

  /** What only tests use. */
  private async control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (`${request.method ?? ""} ${request.url ?? ""}`) {
      case "POST /harness/faults":
        this.faults.plan(await readJson(request));
        {
          answer(response, 200, {});
          return;
        }
      case "DELETE /harness/faults":
        this.faults.clear();
        {
          answer(response, 200, {});
          return;
        }
      case "POST /harness/reset":
        this.faults.clear();
        this.seen = [];
        await this.deployment.reset();
        {
          answer(response, 200, {});
          return;
        }
      case "GET /harness/requests": {
        answer(response, 200, { requests: this.seen, underWay: this.underWay });
        return;
      }
      case "GET /harness/documents": {
        answer(response, 200, await this.deployment.counts());
        return;
      }
      default:
        throw new BadRequest(404, "NotFound", "There is nothing here");
    }
  }

  /** Without a key only public functions can be called; a wrong key is refused. */
  private isPrivileged(request: IncomingMessage): boolean {
    const authorization = request.headers.authorization;
    if (authorization?.startsWith("Convex ") !== true) {
      return false;
    }
    this.requireKey(request);
    return true;
  }

  private requireKey(request: IncomingMessage): void {
    if (request.headers.authorization !== `Convex ${this.key}`) {
      throw new BadRequest(401, "BadAdminKey", "The provided admin key was invalid");
    }
  }

  private refuse(response: ServerResponse, error: unknown): void {
    const { status, code, message } =
      error instanceof BadRequest
        ? error
        : new BadRequest(500, "InternalServerError", "The harness has a defect");
    if (status === 500) {
      console.error(error);
    }
    answer(response, status, { code, message });
  }
}

function headerFault(request: IncomingMessage): Fault | undefined {
  const text = header(request, "x-harness-fault");
  return text === undefined ? undefined : (JSON.parse(text) as Fault);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
