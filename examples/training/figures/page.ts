/** The page with all figures and tables of a run, in one file that needs no other. */

export interface Section {
  readonly title: string;
  /** An SVG document, or text as on the terminal. */
  readonly svg?: string;
  readonly text?: string;
}

const style = `
  body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; background: white; color: #222;
         font: 15px/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
  pre { overflow-x: auto; padding: .8rem 1rem; background: #f6f6f6; border-radius: 6px; font-size: 12.5px; }
  svg { max-width: 100%; height: auto; }
  figure { margin: 0; }
`;

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** The document, with `summary` below its title. */
export function htmlPage(title: string, summary: string, sections: readonly Section[]): string {
  const body = sections.map(({ title, svg, text }) =>
    [
      "<section>",
      // A figure brings its own title.
      ...(text === undefined ? [] : [`<h2>${escaped(title)}</h2>\n<pre>${escaped(text)}</pre>`]),
      ...(svg === undefined ? [] : [`<figure>${svg}</figure>`]),
      "</section>",
    ].join("\n"),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(summary)}</p>
${body.join("\n")}
</body>
</html>
`;
}
