# Times R on the tables in FOLDER/tables and sets it beside Percept's lines in FOLDER/percept.jsonl.
# With --long also the table of 6x8, for which fisher.test takes minutes.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
long <- "--long" %in% arguments

lines <- readLines(file.path(folder, "percept.jsonl"))
field <- function(name) sub(paste0('.*"', name, '": "?([^",}]*)"?[,}].*'), "\\1", lines)
percept <- data.frame(
  ms = as.numeric(field("median_ms")),
  p = as.numeric(field("value")),
  row.names = sub('.*"task": "([^"]*)".*', "\\1", lines)
)

read <- function(name) {
  as.matrix(read.csv(file.path(folder, "tables", paste0(name, ".csv")), header = FALSE))
}
# The median of several runs in milliseconds, with the p-value.
measure <- function(runs, test) {
  times <- numeric(runs)
  for (run in seq_len(runs)) times[run] <- system.time(p <- test())[["elapsed"]]
  c(ms = 1000 * median(times), p = p)
}
report <- function(task, peer, found) {
  own <- percept[task, ]
  cat(sprintf("%-58s %10.1f %12.1f %9.1f   %-14.9g %.9g\n", sub("^statistics by ", "", task),
    own$ms, found["ms"], found["ms"] / own$ms, own$p, found["p"]))
}

cat(R.version.string, "on", Sys.info()[["sysname"]], parallel::detectCores(), "cores,",
  format(Sys.Date()), "\n")
cat(sprintf("%-58s %10s %12s %9s   %-14s %s\n", "task", "Percept ms", "R ms", "R/Percept",
  "Percept's p", "R's p"))
set.seed(1)
large <- read("6x8 of 2000")
drawn <- measure(11, function() chisq.test(large, simulate.p.value = TRUE, B = 1e5)$p.value)
for (task in grep("100,000 tables", rownames(percept), value = TRUE)) {
  report(task, "chisq.test", drawn)
}
for (task in grep("every table", rownames(percept), value = TRUE)) {
  name <- sub(".*, ", "", task)
  if (name == "6x8 of 100" && !long) next
  table <- read(name)
  runs <- if (nrow(table) > 4 || ncol(table) > 7) 1 else 5
  report(task, "fisher.test", measure(runs, function() fisher.test(table, workspace = 2e8)$p.value))
}
if (long) {
  table <- read("6x8 of 100")
  p <- fisher.test(table, simulate.p.value = TRUE, B = 1e6)$p.value
  cat("6x8 of 100 by a million random tables in R: p =", format(p, digits = 4), "\n")
}
