#!/usr/bin/env python3
# SPDX-FileCopyrightText: aifactory contributors
# SPDX-License-Identifier: MIT
"""Opens pages that calculators wrote in a real browser, and fails where one is not what it should be.

  check_pages.py --calculators build/test/examples --browser /usr/bin/chromium --out build/pages

For each page, at 1280 and 390 pixels, light and dark, and for paper: nothing on the console, no request but for the page
itself, nothing wider than the window, every chart has a size and its texts lie inside it, text has a contrast of at least
4.5, and every marked number is that of the JSON of the same run. Screenshots and PDFs lie in --out, to be looked at.
"""
import argparse, json, math, pathlib, subprocess, sys

PAGES = [  # name, calculator, arguments
    ("reference", "cost_per_token", ["--trials", "20000", "--levelized"]),
    ("steady", "cost_per_token", []),
    ("levelized", "cost_per_token", ["{s}/levelized_100mw.toml", "--levelized", "--trials", "2000"]),
    ("retrieval", "cost_per_token", ["{s}/retrieval_service.toml", "--trials", "2000"]),
    ("mixed", "cost_per_token", ["{s}/mixed_fleet.toml"]),
    ("sweep", "cost_per_token", ["--sweep", "power.price=40 USD/MWh:100 USD/MWh:7"]),
    ("field", "cost_per_token", ["--sweep", "power.price=40 USD/MWh:100 USD/MWh:7", "--sweep", "operations.utilization=0.3:0.9:7"]),
    ("solved", "cost_per_token", ["--solve", "power.price", "--for", "cost_per_million_tokens_usd.blended=0.25"]),
    ("named", "cost_per_token", ["--set", "scenario.name=<script>alert(1)</script> " + "very long " * 1000]),
    ("training", "training_run", ["{s}/training_llama_3_1_405b.toml", "--trials", "2000"]),
    ("rent", "rent_or_build", ["{s}/rent_h100_on_demand.toml", "--trials", "2000"]),
    ("growth", "build_out", ["{s}/build_out_1gw.toml", "--trials", "200"]),
    ("generations", "compare_generations", []),
    ("difference", "compare_scenarios", ["{s}/reference.toml", "{s}/epoch_1gw.toml"]),
    ("claim", "check_claim", ["{s}/../claims/nvidia_50x_35x.toml"]),
    ("size", "size_factory", ["{s}/retrieval_service.toml", "--trials", "2000"]),
]

# In the page: what is too wide, which texts are hard to read, which stand outside their chart, which numbers there are.
LOOK = r"""() => {
  const found = {wide: [], faint: [], outside: [], charts: 0, empty: [], numbers: [], texts: 0};
  const seen = e => e.checkVisibility ? e.checkVisibility() : e.offsetParent !== null;
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) found.wide.push(page.scrollWidth + ' in a window of ' + innerWidth);
  const colour = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length > 3 && n[3] === 0 ? null : n.slice(0, 3); };
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = e => { for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c) return c; } return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.textContent.trim() || !seen(e) || ['TITLE', 'DESC', 'STYLE'].includes(e.tagName.toUpperCase())) continue;
    ++found.texts;
    const svg = e.closest('svg'), style = getComputedStyle(e);
    let behind = ground(e);
    if (svg && e.style.fill) { const cell = e.previousElementSibling; if (cell && cell.tagName === 'rect') behind = colour(getComputedStyle(cell).fill); }
    const c = contrast(colour(svg ? style.fill : style.color), behind);
    if (c < 4.5) found.faint.push(node.textContent.slice(0, 40) + ': ' + c.toFixed(2));
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (!seen(svg)) continue;
    ++found.charts;
    const box = svg.getBoundingClientRect();
    if (!(box.width > 100 && box.height > 40)) found.empty.push(svg.getAttribute('aria-labelledby'));
    if (box.right > innerWidth + 1) found.wide.push(svg.getAttribute('aria-labelledby'));
    for (const text of svg.querySelectorAll('text')) {
      const at = text.getBoundingClientRect();
      if (at.left < box.left - 2 || at.right > box.right + 2 || at.top < box.top - 2 || at.bottom > box.bottom + 2) found.outside.push(text.textContent.slice(0, 40));
    }
  }
  for (const e of document.querySelectorAll('[data-path]'))
    found.numbers.push({path: e.dataset.path, per: e.dataset.per || '', scale: +(e.dataset.scale || 1), value: +(e.getAttribute('value') ?? e.dataset.value),
                        text: [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('')});
  return found;
}"""


def at(document, path):
    for key in path.split("."):
        document = document[int(key)] if isinstance(document, list) else document[key]
    return sum(document) if isinstance(document, list) else document


def wrong_numbers(numbers, document):
    wrong = []
    for n in numbers:
        there = at(document, n["path"]) / (at(document, n["per"]) if n["per"] else 1)
        if not math.isclose(n["value"], there, rel_tol=1e-13, abs_tol=0):
            wrong.append(f'{n["path"]}: marked {n["value"]}, the JSON has {there}')
        text = n["text"].replace(",", "").replace("$", "").strip()
        mantissa, _, exponent = text.partition("e")
        half = 0.5 * 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
        if not abs(float(text) - n["value"] / n["scale"]) <= half * (1 + 1e-6) + 1e-15:
            wrong.append(f'{n["path"]}: shows {n["text"]}, the JSON has {there}')
    return wrong


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--calculators", required=True, type=pathlib.Path)
    asked.add_argument("--scenarios", default=pathlib.Path(__file__).parent.parent / "examples" / "scenarios", type=pathlib.Path)
    asked.add_argument("--browser", default="/usr/bin/chromium")
    asked.add_argument("--out", required=True, type=pathlib.Path)
    asked.add_argument("--only", default="", help="names of pages, with commas")
    asked = asked.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    failures = compared = charts = texts = pages = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.browser, args=["--no-sandbox"])
        for name, calculator, arguments in PAGES:
            if asked.only and name not in asked.only.split(","):
                continue
            html = (asked.out / f"{name}.html").resolve()
            command = [str(asked.calculators / calculator)] + [a.replace("{s}", str(asked.scenarios)) for a in arguments]
            done = subprocess.run(command + ["--json", "--html", str(html), "--force"], capture_output=True, text=True)
            problems = [] if done.returncode == 0 else [f"exit code {done.returncode}: {done.stderr.strip()}"]
            if not problems:
                document = json.loads(done.stdout)
                pages += 1
                for look, width, scheme, media in (("light", 1280, "light", "screen"), ("dark", 1280, "dark", "screen"), ("phone", 390, "light", "screen"),
                                                   ("phone_dark", 390, "dark", "screen"), ("paper", 680, "light", "print")):
                    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page = context.new_page()
                    said, requested = [], []
                    page.on("console", lambda message: said.append(message.text))
                    page.on("pageerror", lambda error: said.append(str(error)))
                    page.on("request", lambda request: requested.append(request.url))
                    page.emulate_media(media=media, color_scheme=scheme)
                    page.goto(html.as_uri())
                    found = page.evaluate(LOOK)
                    problems += [f"{look}: console: {text}" for text in said]
                    problems += [f"{look}: asks for {url}" for url in requested if url != html.as_uri() and not url.startswith("data:")]
                    problems += [f"{look}: too wide: {each}" for each in found["wide"]] if media == "screen" else []
                    problems += [f"{look}: hard to read: {each}" for each in found["faint"]]
                    problems += [f"{look}: outside its chart: {each}" for each in found["outside"]]
                    problems += [f"{look}: no size: {each}" for each in found["empty"]]
                    if found["texts"] < 50:
                        problems.append(f"{look}: only {found['texts']} texts are seen")
                    charts += found["charts"]
                    texts += found["texts"]
                    if look == "light":
                        if not found["numbers"]:
                            problems.append("no number is marked")
                        problems += wrong_numbers(found["numbers"], document)
                        compared += len(found["numbers"])
                        if page.evaluate("document.querySelectorAll('script').length"):
                            problems.append("has a script")
                    page.screenshot(path=asked.out / f"{name}_{look}.png", full_page=True)
                    if media == "print":
                        page.pdf(path=asked.out / f"{name}.pdf", format="A4", prefer_css_page_size=True)
                    context.close()
            for problem in problems[:20]:
                print(f"{name}: {problem}")
            failures += len(problems)
        browser.close()
    print(f"{pages} pages, {charts} charts, {texts} texts, {compared} numbers compared with the JSON: {failures} problems")
    return 1 if failures or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
