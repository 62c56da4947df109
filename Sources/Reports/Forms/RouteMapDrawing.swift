/// Draws a laid out route map.
struct RouteMapDrawing {
  private let layout: RouteMapLayout

  private static let ink = "#14161a"
  private static let band = "#eef1f6"
  private static let skip = "#b3541e"

  init(_ layout: RouteMapLayout) {
    self.layout = layout
  }

  func write(to svg: inout Markup) {
    writeMarkers(to: &svg)
    text(layout.title, x: RouteMapLayout.left - 44, y: 34, size: 17, isBold: true, to: &svg)
    for band in layout.bands { write(band, to: &svg) }
    for skip in layout.skips { writeFrame(of: skip, to: &svg) }
    writeFlow(to: &svg)
    for skip in layout.skips { write(skip, to: &svg) }
    for box in layout.boxes { write(box, to: &svg) }
    writeEnd(to: &svg)
  }

  private func writeMarkers(to svg: inout Markup) {
    svg.element("defs") { svg in
      for (name, color) in [("down", Self.ink), ("past", Self.skip)] {
        svg.element(
          "marker",
          [
            ("id", name), ("viewBox", "0 0 8 8"), ("refX", "7"), ("refY", "4"),
            ("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto"),
          ]
        ) { svg in svg.empty("path", [("d", "M0,0 L8,4 L0,8 z"), ("fill", color)]) }
      }
    }
  }

  private func write(_ band: RouteMapLayout.Band, to svg: inout Markup) {
    svg.empty(
      "rect",
      [
        ("x", "\(RouteMapLayout.left - 44)"), ("y", "\(band.top)"),
        ("width", "\(layout.width - RouteMapLayout.left + 30)"), ("height", "\(band.height)"),
        ("rx", "6"), ("fill", Self.band),
      ])
    text(
      band.title, x: RouteMapLayout.left - 30, y: band.top + 21, size: 13, isBold: true,
      color: "#22304d", to: &svg)
  }

  private var center: Int { RouteMapLayout.left + RouteMapLayout.boxWidth / 2 }

  private func left(_ depth: Int) -> Int { RouteMapLayout.left + RouteMapLayout.indent * depth }

  private func width(_ depth: Int) -> Int {
    RouteMapLayout.boxWidth - 2 * RouteMapLayout.indent * depth
  }

  private func writeFrame(of skip: RouteMapLayout.Skip, to svg: inout Markup) {
    svg.empty(
      "rect",
      [
        ("x", "\(left(skip.depth))"), ("y", "\(skip.frameTop)"), ("width", "\(width(skip.depth))"),
        ("height", "\(skip.frameBottom - skip.frameTop)"), ("rx", "5"), ("fill", "#fbf0e8"),
        ("stroke", Self.skip), ("stroke-dasharray", "4 3"),
      ])
  }

  /// The straight way from each box to the next.
  private func writeFlow(to svg: inout Markup) {
    let tops = layout.boxes.dropFirst().map(\.top) + [layout.end]
    for (box, next) in zip(layout.boxes, tops) {
      svg.empty(
        "line",
        [
          ("x1", "\(center)"), ("y1", "\(box.top + box.height)"), ("x2", "\(center)"),
          ("y2", "\(next - 1)"), ("stroke", Self.ink), ("stroke-width", "1.4"),
          ("marker-end", "url(#down)"),
        ])
    }
  }

  /// The curve past the boxes of a frame, from the line above it to the line below it.
  private func write(_ skip: RouteMapLayout.Skip, to svg: inout Markup) {
    let lane = layout.laneLeft + skip.lane * RouteMapLayout.laneWidth
    let bend = 16
    svg.empty(
      "path",
      [
        (
          "d",
          "M\(center),\(skip.top) H\(lane - bend) Q\(lane),\(skip.top) \(lane),\(skip.top + bend) "
            + "V\(skip.bottom - bend) Q\(lane),\(skip.bottom) \(lane - bend),\(skip.bottom) "
            + "H\(center + 4)"
        ),
        ("fill", "none"), ("stroke", Self.skip), ("stroke-width", "1.5"),
        ("marker-end", "url(#past)"),
      ])
    let middle = skip.labelTop + skip.label.count * RouteMapLayout.lineHeight / 2
    svg.empty(
      "path",
      [
        (
          "d",
          "M\(lane),\((skip.top + skip.bottom) / 2) L\(layout.labelLeft - 6),\(middle)"
        ),
        ("fill", "none"), ("stroke", Self.skip), ("stroke-width", "0.7"),
        ("stroke-dasharray", "2 2"),
      ])
    for (number, line) in skip.label.enumerated() {
      text(
        line, x: layout.labelLeft,
        y: skip.labelTop + 12 + number * RouteMapLayout.lineHeight, size: 12, color: "#7a3710",
        to: &svg)
    }
  }

  private func write(_ box: RouteMapLayout.Box, to svg: inout Markup) {
    let (x, width) = (left(box.depth), width(box.depth))
    svg.empty(
      "rect",
      [
        ("x", "\(x)"), ("y", "\(box.top)"), ("width", "\(width)"), ("height", "\(box.height)"),
        ("rx", "5"), ("fill", box.isNote ? "#f7f7f5" : "#ffffff"),
        ("stroke", box.isNote ? "#9aa4b8" : Self.ink), ("stroke-width", box.isNote ? "1" : "1.2"),
      ])
    text(box.name, x: x + 12, y: box.top + 19, size: 13, isBold: true, to: &svg)
    text(
      box.kind, x: x + width - 12, y: box.top + 19, size: 11, color: "#5b6472", isAtEnd: true,
      to: &svg)
    for (number, line) in box.lines.enumerated() {
      text(
        line, x: x + 12, y: box.top + 37 + number * RouteMapLayout.lineHeight, size: 12, to: &svg)
    }
  }

  private func writeEnd(to svg: inout Markup) {
    svg.empty(
      "rect",
      [
        ("x", "\(center - 70)"), ("y", "\(layout.end)"), ("width", "140"), ("height", "30"),
        ("rx", "15"), ("fill", "#22304d"),
      ])
    text(
      layout.endLabel, x: center, y: layout.end + 20, size: 13, isBold: true, color: "#ffffff",
      isCentered: true, to: &svg)
    for (place, top) in layout.declines.enumerated() {
      let lane = RouteMapLayout.left - 66 - 7 * place
      svg.empty(
        "path",
        [
          (
            "d",
            "M\(RouteMapLayout.left),\(top) H\(lane + 10) Q\(lane),\(top) \(lane),\(top + 10) "
              + "V\(layout.end + 5) Q\(lane),\(layout.end + 15) \(lane + 10),\(layout.end + 15) "
              + "H\(center - 73)"
          ),
          ("fill", "none"), ("stroke", Self.skip), ("stroke-width", "1.5"),
          ("marker-end", "url(#past)"),
        ])
      text(
        layout.declineLabel, x: RouteMapLayout.left - 6, y: top - 5, size: 11, color: "#7a3710",
        isAtEnd: true, to: &svg)
    }
  }

  private func text(
    _ words: String, x: Int, y: Int, size: Int, isBold: Bool = false,
    color: String = RouteMapDrawing.ink, isAtEnd: Bool = false, isCentered: Bool = false,
    to svg: inout Markup
  ) {
    svg.element(
      "text",
      [
        ("x", "\(x)"), ("y", "\(y)"), ("font-size", "\(size)"), ("fill", color),
        ("font-weight", isBold ? "700" : "400"),
        ("text-anchor", isAtEnd ? "end" : isCentered ? "middle" : "start"),
      ], text: words)
  }
}
