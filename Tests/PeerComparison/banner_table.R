# Makes the banner book with base R or with collapse; banner_table.R ROWS FOLDER rowsum|collapse
arguments <- commandArgs(trailingOnly = TRUE)
rows <- arguments[1]; folder <- arguments[2]; way <- arguments[3]
if (way == "collapse") suppressMessages(library(collapse))
data <- readRDS(file.path(folder, paste0(rows, ".rds")))
out <- file(file.path(folder, paste0("R-", way, "-", rows, "-book.txt")), "w")
weight <- data$w
for (item in sprintf("q%03d", 1:200)) {
  kept <- data[[item]] != -99
  for (banner in sprintf("b%02d", 1:10)) {
    if (way == "collapse") {
      counts <- unclass(qtab(data[[item]][kept], data[[banner]][kept], w = weight[kept]))
    } else {
      width <- max(data[[banner]])
      key <- data[[item]][kept] * (width + 1L) + data[[banner]][kept]
      sums <- rowsum(weight[kept], key)
      keys <- as.integer(rownames(sums))
      counts <- matrix(0, max(keys) %/% (width + 1L), width)
      counts[cbind(keys %/% (width + 1L), keys %% (width + 1L))] <- sums
    }
    counts <- counts[rowSums(counts) > 0, colSums(counts) > 0, drop = FALSE]
    expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
    square <- sum((counts - expected)^2 / expected)
    df <- prod(dim(counts) - 1)
    percent <- 100 * sweep(counts, 2, colSums(counts), "/")
    writeLines(c(paste(item, banner, sep = ","),
                 apply(cbind(sprintf("%.3f", counts), sprintf("%.2f", percent)), 1, paste, collapse = ","),
                 sprintf("%.4f,%d,%.6f", square, df, pchisq(square, df, lower.tail = FALSE))), out)
  }
}
close(out)
