/** The looks of a run as a file: light and dark, narrow and wide, on paper. */
export const htmlStyle = `
:root{color-scheme:light dark;--ink:light-dark(#1b1c1a,#ecebe6);--soft:light-dark(#5a5c55,#a8a9a1);--paper:light-dark(#faf9f5,#121314);--sheet:light-dark(#fff,#1a1c1d);--rule:light-dark(#dedbd0,#2c2f30)}
*{box-sizing:border-box}
body{margin:0;font:15px/1.55 system-ui,-apple-system,'Segoe UI',sans-serif;color:var(--ink);background:var(--paper)}
main{max-inline-size:1600px;margin:auto;padding:24px 16px}
h1,h2,h3,h4{line-height:1.3;margin:24px 0 8px;overflow-wrap:anywhere}
h1{font-size:1.4rem;margin-block-start:0}
h2{font-size:1.15rem}
h3{font-size:1rem}
h4{font-size:.9375rem}
p{margin:4px 0;color:var(--soft);overflow-wrap:anywhere}
pre{margin:4px 0;font:inherit}
pre,dd{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}
dl{display:grid;grid-template-columns:minmax(0,max-content) minmax(0,1fr);gap:2px 16px;margin:8px 0;font-size:.875rem}
dt{color:var(--soft)}
dd{margin:0}
.prompt{border-inline-start:3px solid var(--rule);padding-inline-start:12px;color:var(--soft)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:16px}
section{--id:var(--rule);padding:8px 16px;background:var(--sheet);border:1px solid var(--rule);border-block-start:3px solid var(--id);border-radius:6px}
section>:first-child{margin-block-start:0}
.c0{--id:light-dark(#1f5fbf,#7fb0ff)}
.c1{--id:light-dark(#a2480b,#f2a267)}
.c2{--id:light-dark(#6b3fa8,#c0a2f5)}
.c3{--id:light-dark(#2c6e1f,#94cf83)}
article+article{border-block-start:1px solid var(--rule);margin-block-start:32px}
@media print{:root{color-scheme:light}main{padding:0}section{break-inside:auto}h1,h2,h3,h4{break-after:avoid}}
`;
