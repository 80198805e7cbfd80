import { nothing } from "lit";
import { directive, Directive } from "lit/directive.js";

/**
 * Sets style properties of the element that it stands in, also where a content security policy
 * forbids style attributes, by which Lit's own `styleMap` begins.
 */
class Styled extends Directive {
  /** @param {Readonly<Record<string, string>>} _properties */
  render(_properties) {
    return nothing;
  }

  /**
   * @override
   * @param {import("lit/directive.js").Part} part
   * @param {[Readonly<Record<string, string>>]} values
   */
  update(part, [properties]) {
    const { style } = /** @type {HTMLElement} */ (
      /** @type {import("lit/directive.js").ElementPart} */ (part).element
    );
    for (const [name, value] of Object.entries(properties)) {
      style.setProperty(name, value);
    }
    return nothing;
  }
}

export const styled = directive(Styled);
