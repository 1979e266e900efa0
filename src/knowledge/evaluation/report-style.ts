/** Style of the reports: system fonts, light and dark by the reader's setting, no outside resource. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1c2126;--paper:#fff;--faint:#5c6670;--line:#d6dbe0;--accent:#0b62c4}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#15181b;--faint:#a0a9b2;--line:#353c43;--accent:#6db1ff}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin-top:2.2rem}
.scroll{overflow-x:auto;margin:1rem 0}.scroll:focus-visible{outline:2px solid var(--accent)}table{border-collapse:collapse;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
tr:has(+.examples) td{border-bottom:0}.examples td{padding:0 .8rem .5rem 0;color:var(--faint)}.examples ul{box-sizing:border-box;margin:0;padding-left:1.1rem;max-width:min(54rem,calc(100vw - 3.5rem));overflow-wrap:anywhere}
th{color:var(--faint);font-weight:600}td{font-variant-numeric:tabular-nums}
@media (max-width:30rem){table{font-size:.85rem}th,td{padding-right:.45rem}}
svg{max-width:100%;height:auto}svg text{fill:var(--faint);font:12px system-ui,sans-serif}
.axis{stroke:var(--line)}.curve{fill:none;stroke:var(--accent);stroke-width:2}.other{fill:none;stroke:var(--faint);stroke-width:2;stroke-dasharray:6 3}.dot{fill:var(--accent)}.guide{stroke:var(--faint);stroke-dasharray:4 4}
`;
