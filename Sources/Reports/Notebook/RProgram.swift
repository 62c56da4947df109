/// What a notebook in R computes tables with.
enum RProgram {
  static let functions = #"""
    # Independent of Percept: base R, and the package survey for tests under a design.
    DATA <- list()
    DESIGN <- list()
    checked <- character(0)

    add_data <- function(name, design, text) {
      DATA[[name]] <<- read.csv(text = gsub("^\n|\n$", "", text), colClasses = "character",
        na.strings = character(0), check.names = FALSE, blank.lines.skip = FALSE)
      DESIGN[[name]] <<- design
    }

    compare <- function(what, computed, printed, tolerance = 1e-9) {
      if (!is.finite(computed) || abs(computed - printed) > 1e-12 + tolerance * abs(printed))
        stop(what, ": computed ", format(computed, digits = 17), ", printed ",
          format(printed, digits = 17), call. = FALSE)
    }

    codes_of <- function(frame, block) {
      if (!is.null(block$column)) return(frame[[block$column]])
      first <- frame[[block$any[[1]][1]]]
      chosen <- rep(FALSE, nrow(frame))
      for (option in block$any) chosen <- chosen | frame[[option[1]]] == option[2]
      ifelse(first %in% block$answers, ifelse(chosen, "1", "0"), first)
    }

    # For each column of a group who stands in it.
    members <- function(frame, group) {
      if (!is.null(group$options))
        return(lapply(group$options, function(option) frame[[option[1]]] == option[2]))
      lapply(group$cells, function(cell) {
        member <- rep(TRUE, nrow(frame))
        for (place in seq_along(cell))
          member <- member & frame[[group$columns[place]]] == cell[place]
        member
      })
    }

    # Rao and Scott's F of second order.
    rao_scott <- function(design, frame, row, column, w) {
      data <- data.frame(row = factor(row), column = factor(column), w = w,
        stratum = if (is.null(design$stratum)) "1" else frame[[design$stratum]],
        cluster = if (is.null(design$cluster)) seq_len(nrow(frame)) else frame[[design$cluster]])
      if (!is.null(design$population))
        data$population <- as.numeric(frame[[design$population]])
      sample <- survey::svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = data,
        fpc = if (is.null(design$population)) NULL else ~population, nest = TRUE)
      inside <- !is.na(row) & !is.na(column) & w > 0
      test <- survey::svychisq(~row + column, subset(sample, inside), statistic = "F")
      list(kind = "rao-scott-f", statistic = unname(test$statistic),
        df = unname(test$parameter), p = unname(test$p.value))
    }

    # Pearson's test, or the exact one where Cochran's rule forbids it.
    independence <- function(table, may_be_exact) {
      expected <- outer(rowSums(table), colSums(table)) / sum(table)
      sparse <- sum(expected < 5) * 5 > length(expected) || any(expected < 1)
      if (sparse && may_be_exact)
        return(list(kind = "fisher", statistic = NULL, df = numeric(0),
          p = fisher.test(table, workspace = 2e7)$p.value))
      x2 <- sum((table - expected)^2 / expected)
      df <- (nrow(table) - 1) * (ncol(table) - 1)
      list(kind = "pearson", statistic = x2, df = df, p = pchisq(x2, df, lower.tail = FALSE))
    }

    check_test <- function(t, test, frame, design, w, inside, cells) {
      outcomes <- list()
      for (number in test$blocks + 1) {
        block <- t$blocks[[number]]
        row <- match(codes_of(frame, block), block$base)
        row[!inside] <- NA
        column <- rep(NA, nrow(frame))
        for (place in seq_along(cells)) column[cells[[place]]] <- place
        kept <- !is.na(row) & !is.na(column) & w > 0
        if (length(unique(row[kept])) < 2 || length(unique(column[kept])) < 2) next
        single <- length(test$blocks) == 1
        outcomes[[length(outcomes) + 1]] <- if (test$test == "rao-scott-f") {
          rao_scott(design, frame, ifelse(kept, row, NA), ifelse(kept, column, NA), w)
        } else {
          independence(unclass(xtabs(w[kept] ~ row[kept] + column[kept])),
            !single || test$test == "fisher")
        }
      }
      least <- outcomes[[which.min(sapply(outcomes, function(outcome) outcome$p))]]
      where <- paste0(t$name, ", group ", test$group + 1)
      if (least$kind != test$test)
        stop(where, ": ", least$kind, " in the place of ", test$test, call. = FALSE)
      if (!is.null(test$statistic))
        compare(paste0(where, ": statistic"), least$statistic, test$statistic)
      for (place in seq_along(test$df))
        compare(paste0(where, ": df"), least$df[place], test$df[place])
      compare(paste0(where, ": p"), min(1, least$p * length(outcomes)), test$p, 1e-8)
    }

    # Computes a table and stops where it is not the printed one.
    check <- function(t) {
      frame <- DATA[[t$data]]
      design <- DESIGN[[t$data]]
      w <- if (is.null(design$weight)) rep(1, nrow(frame)) else as.numeric(frame[[design$weight]])
      inside <- if (is.null(t$mask)) rep(TRUE, nrow(frame)) else frame[[t$mask]] == "1"
      groups <- lapply(t$groups, members, frame = frame)
      block_codes <- lapply(t$blocks, codes_of, frame = frame)
      numbers <- 0
      base <- function(block, beside = FALSE) {
        codes <- c(t$blocks[[block]]$base, if (beside) t$blocks[[block]]$beside)
        block_codes[[block]] %in% codes & inside
      }
      for (j in seq_along(t$columns)) {
        column <- t$columns[[j]]
        member <- inside
        if (!is.null(column$group))
          member <- groups[[column$group + 1]][[column$place + 1]] & inside
        of <- w[base(column$base_block + 1) & member]
        bases <- c(length(of), sum(of), if (sum(of) > 0) sum(of)^2 / sum(of^2) else 0)
        if (design$frequencies) bases <- rep(sum(of), 3)
        for (place in 1:3) {
          compare(paste0(t$name, ", ", column$label, ": base"), bases[place], t$bases[[j]][place])
          numbers <- numbers + 1
        }
        answers <- 0
        if (t$responses) for (row in t$rows) if (row$option)
          answers <- answers + sum(w[block_codes[[row$block + 1]] %in% row$codes & member])
        for (i in seq_along(t$rows)) {
          row <- t$rows[[i]]
          where <- paste0(t$name, ", ", row$label, ", ", column$label)
          codes <- block_codes[[row$block + 1]]
          shown <- if (is.null(column$codes)) row$codes else column$codes
          weighted <- sum(w[codes %in% shown & member])
          if (!is.na(t$weighted[[i]][j])) {
            compare(paste0(where, ": count"), weighted, t$weighted[[i]][j])
            numbers <- numbers + 1
          }
          if (!is.na(t$percent[[i]][j])) {
            whole <- if (t$responses) answers else
              sum(w[base(row$block + 1, row$beside) & member])
            compare(paste0(where, ": percent"), 100 * weighted / whole, t$percent[[i]][j])
            numbers <- numbers + 1
          }
          if (!is.na(t$means[[i]][j])) {
            block <- t$blocks[[row$block + 1]]
            scores <- ifelse(block$base %in% row$codes, block$scores, NA)[match(codes, block$base)]
            of <- !is.na(scores) & member
            compare(paste0(where, ": mean"), sum(w[of] * scores[of]) / sum(w[of]), t$means[[i]][j])
            numbers <- numbers + 1
          }
        }
      }
      for (test in t$tests)
        check_test(t, test, frame, design, w, inside, groups[[test$group + 1]])
      cat(t$name, ": ", numbers, " numbers and ", length(t$tests), " tests agree\n", sep = "")
      checked <<- c(checked, t$name)
    }

    finish <- function(tables) {
      if (length(checked) != tables) stop("run all cells in order, once", call. = FALSE)
      cat("Tables that agree: all ", tables, ".\n", sep = "")
    }
    """#
}
