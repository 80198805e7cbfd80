import { readdirSync, readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { describe, expect, test } from "vitest";
import { valueAt, readBy, unread } from "./read-properties";

/** Of each kind that the manifests use: where its schema is. */
const MODELS: Record<string, string> = {
  "v1 ServiceAccount": "IoK8sApiCoreV1ServiceAccount",
  "v1 PersistentVolumeClaim": "IoK8sApiCoreV1PersistentVolumeClaim",
  "v1 Service": "IoK8sApiCoreV1Service",
  "apps/v1 Deployment": "IoK8sApiAppsV1Deployment",
  "apps/v1 StatefulSet": "IoK8sApiAppsV1StatefulSet",
  "networking.k8s.io/v1 NetworkPolicy": "IoK8sApiNetworkingV1NetworkPolicy",
  "policy/v1 PodDisruptionBudget": "IoK8sApiPolicyV1PodDisruptionBudget",
};

/** Not Kubernetes' own: its definition comes with the operator. */
const FOREIGN = "monitoring.coreos.com/v1 ServiceMonitor";

const FOLDER = new URL("../../ops/kubernetes/", import.meta.url);

interface Manifest {
  apiVersion: string;
  kind: string;
  [field: string]: unknown;
}

type Validate = ((data: unknown) => boolean) & { errors?: unknown };

const manifests = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) =>
    parseAllDocuments(readFileSync(new URL(file, FOLDER), "utf8")).map((document) => {
      const manifest = document.toJS() as Manifest;
      return { file, type: `${manifest.apiVersion} ${manifest.kind}`, manifest };
    }),
  );

const own = manifests.filter(({ type }) => type !== FOREIGN);
const workloads = own.filter(({ type }) => type.startsWith("apps/v1"));

async function schema(type: string): Promise<Validate> {
  const name = MODELS[type];
  const module = (await import(`kubernetes-models/_schemas/${name ?? type}`)) as {
    validate: Validate;
  };
  return module.validate;
}

/** What a schema finds wrong; fields that it does not know among it, as kubectl would say them. */
async function faults(type: string, manifest: unknown): Promise<unknown[]> {
  const validate = await schema(type);
  const read = readBy(manifest);
  const valid = validate(read.proxy);
  return [...(valid ? [] : [validate.errors]), ...unread(read)];
}

describe("ops/kubernetes", () => {
  test("has every kind that is promised", () => {
    expect(new Set(manifests.map(({ type }) => type))).toEqual(
      new Set([...Object.keys(MODELS), FOREIGN]),
    );
  });

  test.each(own)("$file: $type keeps to Kubernetes' schema", async ({ type, manifest }) => {
    expect(await faults(type, manifest)).toEqual([]);
  });

  test("a fault would be found", async () => {
    const { type, manifest } = workloads[0] as (typeof own)[number];
    const unknown = structuredClone(manifest);
    const container = valueAt(unknown, "spec.template.spec.containers.0");
    container.readOnlyRootFilesystem = true; // belongs into its securityContext
    expect(await faults(type, unknown)).toEqual([
      "spec.template.spec.containers.0.readOnlyRootFilesystem",
    ]);

    const wrong = structuredClone(manifest);
    valueAt(wrong, "spec.template.spec.containers.0").imagePullPolicy = "Sometimes";
    expect(await faults(type, wrong)).toHaveLength(1);
  });

  test.each(workloads)("$file: the $type may do little", ({ manifest }) => {
    const pod = valueAt(manifest, "spec.template.spec");
    const container = valueAt(pod, "containers.0");
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  test.each(workloads)(
    "$file: the $type is asked how it is, and has time to end",
    ({ manifest }) => {
      const pod = valueAt(manifest, "spec.template.spec");
      const path = (probe: string) => valueAt(pod, `containers.0.${probe}.httpGet`).path;
      expect(path("livenessProbe")).toBe("/actuator/health/liveness");
      expect(path("startupProbe")).toBe("/actuator/health/liveness");
      expect(path("readinessProbe")).toBe("/actuator/health/readiness");
      expect(valueAt(pod, "containers.0.lifecycle.preStop.exec").command).toEqual(["sleep", "5"]);
      // two phases of 20 s, and those 5
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(45);
      expect(valueAt(pod, "containers.0.resources.limits").memory).toBe("1Gi");
    },
  );

  test.each(own)("$file: $type is of this service", ({ manifest }) => {
    expect(valueAt(manifest, "metadata.labels")).toEqual({
      "app.kubernetes.io/name": "user-memory",
    });
    const selector = (manifest.spec as { selector?: unknown } | undefined)?.selector;
    if (selector !== undefined) {
      expect(JSON.stringify(selector)).toContain('"app.kubernetes.io/name":"user-memory"');
    }
  });

  /** What is set is a variable that the service reads. */
  test.each(workloads)("$file: the $type sets what .env.example documents", ({ manifest }) => {
    const documented = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const set = valueAt(manifest, "spec.template.spec.containers.0").env as { name: string }[];
    for (const { name } of set) {
      expect(documented).toContain(`# ${name}=`);
    }
  });
});
