// How the page of the posture looks: with the colours of the editor where it has some, else light or dark as the reader wishes.
export const postureStyle = `
:root { color-scheme: light dark; --text: var(--vscode-editor-foreground, CanvasText); --line: color-mix(in srgb, var(--text) 25%, transparent); }
body { font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); color: var(--text);
  background: var(--vscode-editor-background, Canvas); margin: 1rem auto; padding: 0 1rem; max-width: 72rem; }
header { display: flex; align-items: center; gap: 1rem; }
header .mark { font-size: 2rem; min-width: 3.5rem; padding: .2rem .5rem; }
h1 { font-size: 1.3rem; margin: 0; } header p { margin: 0; opacity: .8; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; } h2 small, h3 small { font-weight: normal; opacity: .8; }
a { color: var(--vscode-textLink-foreground, LinkText); }
a:focus-visible, summary:focus-visible, button:focus-visible, h2:focus-visible, h3:focus-visible { outline: 2px solid var(--vscode-focusBorder, Highlight); outline-offset: 2px; }
main, section { overflow-x: auto; }
table { border-collapse: collapse; } main > table { margin-top: 1rem; }
th, td { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { font-weight: bold; }
.reasons td { overflow-wrap: anywhere; } .reasons td:first-of-type { min-width: 14rem; } .reasons th, .reasons td:last-child { white-space: nowrap; }
.suites th[scope=row], .reasons td { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .92em; }
.default, .no { opacity: .7; }
.mark { display: inline-block; min-width: 1.6rem; text-align: center; padding: 0 .3rem; border-radius: .3rem; font-weight: bold; color: #fff; }
.mark-A { background: #1a7f37; } .mark-B { background: #57730c; } .mark-C { background: #8a6100; } .mark-D { background: #a3480d; } .mark-F { background: #b42318; }
.deductions { list-style: none; padding: 0; } .deductions li { display: flex; gap: .6rem; align-items: baseline; margin: .2rem 0; }
.broken { font-weight: bold; color: var(--vscode-errorForeground, #b42318); } .old { color: color-mix(in srgb, var(--vscode-editorWarning-foreground, #8a6100) 65%, var(--text)); }
del, ins { text-decoration: none; display: inline-block; min-width: 100%; }
del { background: var(--vscode-diffEditor-removedLineBackground, #ff000022); } ins { background: var(--vscode-diffEditor-insertedLineBackground, #00a00022); }
pre { font-family: var(--vscode-editor-font-family, ui-monospace, monospace); overflow-x: auto; }
button { font: inherit; padding: .3rem 1rem; border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px; cursor: pointer; color: var(--vscode-button-foreground, ButtonText); background: var(--vscode-button-background, ButtonFace); }
.deductions .said { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; } span.fix { font-style: italic; }
button.fix { padding: 0 .5rem; font-size: .92em; text-align: left; overflow-wrap: anywhere;
  color: var(--vscode-button-secondaryForeground, var(--text)); background: var(--vscode-button-secondaryBackground, transparent); }
button.fix:hover { background: var(--vscode-button-secondaryHoverBackground, transparent); }
#said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { cursor: pointer; margin: .6rem 0; } meter { width: 5rem; }
@media (max-width: 40rem) { th, td { padding-right: .4rem; } .suites meter { display: none; } }
@media (max-width: 26rem) {
  body { padding: 0 .6rem; } h2 small { display: block; } .overview { font-size: .86em; } .overview .count { display: none; }
  .reasons td:first-of-type { min-width: 0; } .reasons th { white-space: normal; } .reasons { font-size: .88em; }
}
`;
