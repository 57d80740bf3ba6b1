// SPDX-FileCopyrightText: aifactory contributors
// SPDX-License-Identifier: MIT
/// @file  What is around the content of a page: head, style for light, dark, phone and paper, and nothing that loads anything?
///
/// One file without script, font, image or link to load. A content security policy in the head says so to the browser, which then refuses
/// whatever should have slipped in.
#pragma once

#include "aifactory/report/markup_text.hpp"
#include "aifactory/report/svg_canvas.hpp"

#include <string>
#include <string_view>

namespace aifactory {

/// Fonts of the reader's machine, colours by name for light and dark.
inline constexpr std::string_view page_style =
    "*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}"
    "main,header,footer,nav{max-width:60rem;margin:0 auto;padding:0 1.25rem}header{padding-top:1.75rem}h1{font-size:1.7rem;line-height:1.2;margin:.1rem 0 .3rem}h2{font-size:1.25rem;margin:2.4rem 0 .6rem}"
    "p{margin:.5rem 0}.soft{color:var(--muted);font-size:.875rem}nav a{color:var(--c1);margin-right:.9rem;white-space:nowrap;font-size:.9rem;line-height:1.9}a{color:var(--c1)}"
    ".brief{background:var(--card);border-left:4px solid var(--c1);border-radius:4px;padding:.8rem 1.1rem;margin:.4rem 0}.brief ol{margin:0;padding-left:1.4rem}.brief li{margin:.22rem 0}"
    ".cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.7rem;margin:.6rem 0;padding:0}.cards div{background:var(--card);border-radius:4px;padding:.6rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}"
    ".cards dt{color:var(--muted);font-size:.85rem;line-height:1.35}.cards dd{margin:0;font-size:1.35rem;font-weight:600;line-height:1.3}"
    "figure{margin:.6rem 0 1.4rem}figcaption{color:var(--muted);font-size:.9rem;margin-top:.3rem}figure svg{display:block;max-width:100%;height:auto}.slim{display:none}.wide svg{width:100%}h3{font-size:.95rem;margin:.9rem 0 .4rem}"
    "details{margin:.4rem 0}summary{cursor:pointer;color:var(--c1);font-size:.9rem}"
    ".scroll{overflow-x:auto;max-width:100%}table{border-collapse:collapse;width:100%;font-size:.875rem;margin:.3rem 0;overflow-wrap:normal}caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{text-align:left;padding:.28rem .6rem .28rem 0;vertical-align:top;border-bottom:1px solid var(--grid);font-weight:400}thead th{color:var(--muted);font-weight:600;vertical-align:bottom}"
    "td,tbody th{max-width:22rem;overflow-wrap:break-word}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}td.n,td.u,.whole{white-space:nowrap}tr.sum th,tr.sum td{font-weight:600}"
    "code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.85em}.mark{color:var(--c2);font-weight:600}footer{padding-top:1.5rem;padding-bottom:2rem}"
    "@media screen and (max-width:760px){.wide{display:none}.slim{display:block}.slim svg{width:100%;max-width:26rem}h1{font-size:1.4rem}main,header,footer,nav{padding-left:1rem;padding-right:1rem}"
    ".cards{grid-template-columns:repeat(2,1fr)}.cards dd{font-size:1.1rem}.pa{display:none}td:not(.n):not(.u),tbody th{min-width:8rem}}";

/// On paper always light, in black where it counts, with the tables behind the charts, and no chart torn in two.
inline constexpr std::string_view page_style_on_paper =
    "@page{margin:15mm}@media print{body{font-size:10pt}nav{display:none}.wide{display:block}.slim{display:none}.wide,.cards div,.brief,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}.scroll{overflow:visible}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}details:not([open])::details-content,details::details-content{content-visibility:visible;display:block;block-size:auto}summary{display:none}.soft,figcaption{font-size:9pt}table{font-size:7.5pt}table .soft{font-size:7pt}td,tbody th{max-width:none;overflow-wrap:anywhere}td.n{white-space:normal}}";

/// The whole page.
/// @param body  HTML: what comes from strangers is escaped in it
[[nodiscard]] inline std::string html_page(std::string_view title, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';img-src data:\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>" +
         escaped(title) + "</title>\n<style>:root{" + std::string(chart_colours_light) + "}@media screen and (prefers-color-scheme:dark){:root{" + std::string(chart_colours_dark) + "}}" +
         std::string(page_style) + std::string(chart_style) + std::string(page_style_on_paper) + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

}  // namespace aifactory
