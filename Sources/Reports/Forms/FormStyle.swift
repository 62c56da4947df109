/// How the paper form looks, on A4 and on a screen.
enum FormStyle {
  static let sheet: StaticString = """
    <style>
    @page { size: A4; margin: 14mm 13mm 16mm 13mm;
      @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    html { background: #e9e9ec; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    body { font: 10pt/1.38 "Noto Sans", "Open Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; color: #14161a; }
    main { width: 210mm; max-width: 100%; margin: 8mm auto; padding: 14mm 13mm; background: #fff; box-shadow: 0 1px 6px #0003; }
    @media print { html { background: #fff; } main { width: auto; margin: 0; padding: 0; box-shadow: none; } }
    .two .texts { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm; }
    .two .texts > :nth-child(2), .two .row-texts > :nth-child(2), .two .label > :nth-child(2), .two th > :nth-child(2), .two .end > :nth-child(2) { color: #3d4a63; }
    header { border-bottom: 1.6pt solid #14161a; padding-bottom: 4mm; margin-bottom: 5mm; }
    h1 { font-size: 15pt; line-height: 1.2; font-weight: 700; }
    .version { font-size: 8pt; color: #555; margin-top: 1mm; }
    .fields { display: flex; gap: 6mm; margin-top: 5mm; }
    .field { flex: 1; display: flex; align-items: flex-end; gap: 2mm; font-size: 8.5pt; white-space: nowrap; }
    .line { flex: 1; border-bottom: .6pt solid #14161a; height: 5mm; }
    .heading { margin: 6mm 0 3mm; padding: 1.2mm 2.5mm; background: #22304d; color: #fff; break-after: avoid; }
    .two .heading > :nth-child(2) { color: #d7deec; }
    h2 { font-size: 11pt; font-weight: 600; }
    article { position: relative; padding: 2.6mm 0 2.6mm 16mm; break-inside: avoid; }
    article + article { border-top: .4pt solid #c9ccd3; }
    .note { padding-left: 0; }
    .note .ask { border-left: 2.4pt solid #9aa4b8; padding: .6mm 0 .6mm 3mm; font-weight: 400; }
    .battery, .longlist { break-inside: auto; }
    .id { position: absolute; left: 0; width: 15mm; font-weight: 700; font-size: 9.5pt; overflow-wrap: anywhere; }
    .id.long { position: static; width: auto; }
    .ask { font-weight: 600; break-after: avoid; }
    .interviewer { margin-top: 1.4mm; padding: 1mm 2mm; background: #f1f2f4; font-size: 8.5pt; font-style: italic; color: #333; }
    .interviewer b { font-style: normal; font-size: 7.5pt; text-transform: uppercase; letter-spacing: .04em; }
    .route { border-left: 2.4pt solid #b3541e; padding-left: 3mm; margin: 2mm 0; }
    .if { background: #fbf0e8; color: #5c2b0d; font-size: 8.8pt; padding: 1mm 2mm; break-after: avoid; break-inside: avoid; }
    .two .if > :nth-child(2) { color: #5c2b0d; }
    .go { font-style: italic; }
    .hint { font-size: 8.2pt; color: #555; font-style: italic; margin-top: 1.2mm; }
    .options { list-style: none; margin-top: 1.4mm; }
    .options li { display: flex; align-items: baseline; gap: 2mm; padding: .45mm 0; break-inside: avoid; }
    .two .options:not(.long) { display: grid; grid-template-columns: 3.5mm minmax(6mm, auto) calc(50% - 12.5mm) 1fr auto auto; column-gap: 2mm; }
    .two .options:not(.long) li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; }
    .two .options:not(.long) .texts.label { display: contents; }
    .two .options:not(.long) .label:not(.texts) { grid-column: 3 / 5; }
    .two .options:not(.long) .rule { grid-column: 5; }
    .two .options:not(.long) .jump { grid-column: 6; }
    .leader { flex: 1; border-bottom: .6pt dotted #b3541e; }
    .two .leader { display: none; }
    .long { columns: 3; column-gap: 6mm; }
    .box { flex: none; display: inline-block; width: 3.5mm; height: 3.5mm; border: .8pt solid #14161a; align-self: center; background: #fff; }
    .round { border-radius: 50%; }
    .code { flex: none; font: 8pt "DejaVu Sans Mono", "Liberation Mono", monospace; color: #444; min-width: 6mm; text-align: right; }
    .label { flex: 1; }
    .one .label { flex: 0 1 auto; }
    .rule { font-size: 8pt; font-style: italic; color: #555; }
    .jump { flex: none; margin-left: auto; font-size: 8.8pt; font-weight: 700; color: #b3541e; white-space: nowrap; }
    .nonanswer .jump { margin-left: 1mm; }
    .nonanswers { margin-top: 1.6mm; font-size: 8.5pt; color: #444; display: flex; flex-wrap: wrap; column-gap: 6mm; row-gap: .8mm; align-items: baseline; }
    .nonanswer { display: inline-flex; align-items: baseline; gap: 1.4mm; }
    .nonanswer .box { width: 3mm; height: 3mm; border-color: #555; }
    .nonanswer .code { min-width: 0; }
    .cells { display: flex; align-items: flex-end; gap: 2.6mm; margin-top: 2mm; }
    .group { display: grid; grid-auto-flow: column; grid-template-rows: auto auto; grid-auto-columns: 6mm; justify-content: start; }
    .cell { grid-row: 1; width: 6mm; height: 7mm; border: .8pt solid #14161a; border-right-width: 0; }
    .group .cell:nth-last-child(1 of .cell) { border-right-width: .8pt; }
    .caption { grid-row: 2; grid-column: 1; white-space: nowrap; font-size: 7pt; color: #555; }
    .sign { font-weight: 700; }
    .bounds { font-size: 8.2pt; color: #555; margin-left: 2mm; }
    .lines { margin-top: 1mm; }
    .rule-line { border-bottom: .5pt solid #777; height: 7.5mm; }
    .scale { display: flex; align-items: flex-end; gap: 3mm; margin-top: 2mm; }
    .end { flex: 1; font-size: 8.8pt; }
    .end span { display: block; }
    .low { text-align: right; }
    .points { display: flex; }
    .point { width: 7.4mm; display: flex; flex-direction: column; align-items: center; gap: .8mm; }
    .point .code { min-width: 0; text-align: center; }
    .point .box { align-self: center; }
    table { width: 100%; border-collapse: collapse; margin-top: 2mm; table-layout: fixed; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    tbody tr:nth-child(odd) { background: #f6f7f9; }
    th { font-size: 7.4pt; font-weight: 600; line-height: 1.2; vertical-align: bottom; padding: 0 .6mm 1mm; overflow-wrap: break-word; hyphens: auto; }
    th span { display: block; }
    .two th > :nth-child(2) { font-weight: 400; margin-top: .6mm; }
    td { vertical-align: middle; padding: 1.1mm .6mm; border-top: .4pt solid #d4d7dd; }
    .statement { width: 46%; text-align: left; }
    td.statement { display: table-cell; padding-left: 1mm; font-size: 9.3pt; }
    .row-id { float: left; width: 11mm; font-size: 7.6pt; color: #444; padding-top: .4mm; overflow-wrap: anywhere; }
    .row-texts { margin-left: 12mm; }
    .row-texts > * { display: block; }
    .row-texts em { font-size: 8.2pt; color: #5c2b0d; }
    td.option { text-align: center; }
    td.option .box { display: block; margin: 0 auto .3mm; }
    td.option .code { display: block; min-width: 0; font-size: 7pt; text-align: center; }
    .none { color: #555; background: #e9ebef88; }
    th.none { font-weight: 400; font-style: italic; }
    .ethics { margin: 4mm 0; padding: 2mm 3mm; border: .8pt solid #14161a; break-inside: avoid; }
    .ethics ul { list-style: none; margin-top: 1.5mm; }
    .ethics li { display: flex; gap: 2mm; padding: .6mm 0; }
    </style>
    """
}
