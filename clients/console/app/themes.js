/** Light, dark or as the system has it: kept for the next visit, as it says nothing of anybody. */
const KEY = "user-memory-theme";
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** @returns {typeof THEMES[number]} */
export function themeNow() {
  const kept = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === kept) ?? "auto";
}

export function restoreTheme() {
  document.documentElement.dataset.theme = themeNow();
}

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(themeNow()) + 1) % THEMES.length] ?? "auto";
  localStorage.setItem(KEY, next);
  restoreTheme();
}
