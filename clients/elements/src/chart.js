import { css, html, LitElement } from "lit";

/**
 * @import { Chart, ChartConfiguration } from "chart.js"
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ type: "line", series: { label: string, colour: string, points: Point[] }[],
 *   from: number, to: number, most?: number, label: (x: number) => string }} Lines
 * @typedef {{ type: "bar", labels: string[], values: number[], colour: string, unit: string }} Bars
 * @typedef {{ text: string, line: string, surface: string }} Ink
 */

/** The library is fetched with the first chart. */
const library = once(async () => {
  const charts = await import("chart.js");
  const { Chart } = charts;
  Chart.register(
    charts.BarController,
    charts.BarElement,
    charts.CategoryScale,
    charts.LineController,
    charts.LineElement,
    charts.LinearScale,
    charts.PointElement,
    charts.Tooltip,
  );
  return Chart;
});

/**
 * A picture of numbers that a table beside it says too. Its colours are names of custom properties,
 * so that it follows the theme around it.
 */
class MemoryChart extends LitElement {
  static properties = {
    data: { attribute: false, hasChanged: differs },
    label: {},
  };

  static styles = css`
    :host {
      display: block;
      position: relative;
      block-size: 15rem;
    }
    i {
      position: absolute;
      visibility: hidden;
      color: var(--_text);
      transition: color 1ms;
    }
  `;

  /** @type {Chart | undefined} */
  #chart;
  #drawn = 0;

  constructor() {
    super();
    /** @type {Lines | Bars | undefined} */
    this.data = undefined;
    this.label = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** The probe's colour changes when the theme does. */
  render() {
    return html`<i @transitionend=${this.#draw}></i
      ><canvas role="img" aria-label=${this.label}></canvas>`;
  }

  updated() {
    void this.#draw();
  }

  async #draw() {
    const turn = ++this.#drawn;
    const Library = await library();
    const canvas = this.renderRoot.querySelector("canvas");
    if (turn !== this.#drawn || !this.isConnected || canvas === null || this.data === undefined) {
      return;
    }
    const ink = {
      text: this.#colour("--_muted"),
      line: this.#colour("--_line"),
      surface: this.#colour("--_surface"),
    };
    const wanted = configuration(this.data, ink, (name) => this.#colour(name));
    if (this.#chart === undefined) {
      this.#chart = new Library(canvas, wanted);
    } else {
      Object.assign(this.#chart, { data: wanted.data, options: wanted.options });
      this.#chart.update();
    }
  }

  /** @param {string} name of a custom property */
  #colour(name) {
    const probe = document.createElement("b");
    probe.style.color = `var(${name})`;
    this.renderRoot.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }
}

customElements.define("memory-chart", MemoryChart);

/**
 * @param {Lines | Bars} data
 * @param {Ink} ink
 * @param {(name: string) => string} colour
 * @returns {ChartConfiguration}
 */
function configuration(data, ink, colour) {
  return data.type === "line" ? lines(data, ink, colour) : bars(data, ink, colour);
}

/**
 * @param {Lines} data
 * @param {Ink} ink
 * @param {(name: string) => string} colour
 * @returns {ChartConfiguration<"line">}
 */
function lines({ series, from, to, most, label }, ink, colour) {
  return {
    type: "line",
    data: {
      datasets: series.map((one) => ({
        label: one.label,
        data: one.points,
        borderColor: colour(one.colour),
        backgroundColor: colour(one.colour),
        borderWidth: 2,
        pointRadius: one.points.length > 60 ? 0 : 3,
        pointHoverRadius: 5,
        pointBorderColor: ink.surface,
        pointBorderWidth: 1,
        cubicInterpolationMode: /** @type {const} */ ("monotone"),
        clip: 8,
      })),
    },
    options: {
      ...common(),
      interaction: { mode: "nearest", intersect: false },
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { title: ([item]) => label(Number(item?.parsed.x)) } },
      },
      scales: {
        x: {
          type: "linear",
          min: from,
          max: to,
          border: { color: ink.line },
          grid: { display: false },
          ticks: {
            color: ink.text,
            maxTicksLimit: 7,
            maxRotation: 0,
            precision: 0,
            callback: (value) => label(Number(value)),
          },
        },
        y: { ...upwards(ink), ...(most !== undefined && { max: most }) },
      },
    },
  };
}

/**
 * @param {Bars} data
 * @param {Ink} ink
 * @param {(name: string) => string} colour
 * @returns {ChartConfiguration<"bar">}
 */
function bars({ labels, values, colour: name, unit }, ink, colour) {
  return {
    type: "bar",
    data: {
      labels,
      datasets: [
        {
          label: unit,
          data: values,
          backgroundColor: colour(name),
          borderRadius: 3,
          maxBarThickness: 22,
        },
      ],
    },
    options: {
      ...common(),
      plugins: { legend: { display: false }, tooltip: { displayColors: false } },
      scales: {
        x: {
          border: { color: ink.line },
          grid: { display: false },
          ticks: { color: ink.text, maxTicksLimit: 7, maxRotation: 0 },
        },
        y: upwards(ink),
      },
    },
  };
}

function common() {
  return { responsive: true, maintainAspectRatio: false, animation: /** @type {const} */ (false) };
}

/** @param {Ink} ink */
function upwards(ink) {
  return {
    beginAtZero: true,
    border: { display: false },
    grid: { color: ink.line },
    ticks: { color: ink.text, maxTicksLimit: 6 },
  };
}

/** A page that renders again gives the same numbers in another object. @param {unknown} a @param {unknown} b */
function differs(a, b) {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => (made ??= make());
}
