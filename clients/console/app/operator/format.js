import { number } from "@user-memory/elements/format.js";
import { t } from "../texts.js";

/** @param {number | undefined} rate */
export function perSecond(rate) {
  return rate === undefined
    ? "–"
    : t("operator.perSecond", { rate: number(Math.round(rate * 10) / 10) });
}

/** @param {number} ms */
export function clock(ms) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" }).format(ms);
}

/** @param {number} share */
export function percent(share) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
}

/** @param {number} bytes */
export function size(bytes) {
  const unit = bytes < 1e6 ? "kilobyte" : bytes < 1e9 ? "megabyte" : "gigabyte";
  const by = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit,
    maximumFractionDigits: 1,
  }).format(bytes / by);
}
