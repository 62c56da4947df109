# Times R's survey on the sample that `bench --write-sample ROWS FILE` writes: Rscript designs.R FILE [tables] [items].
# Prints seconds for 20 tables of Rao and Scott, 500 bootstrap replicates of 20 proportions by group, and raking; work on
# fewer tables or items is scaled up, since R takes minutes.
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
tables <- if (length(arguments) > 1) as.integer(arguments[2]) else 20
items <- if (length(arguments) > 2) as.integer(arguments[3]) else 1
data <- read.csv(arguments[1])
data[] <- Map(function(x, n) if (n %in% c("stratum", "cluster", "weight")) x else factor(x), data, names(data))
# R works on one thread, so its processor time is what it takes on a machine that does nothing else.
seconds <- function(work) sum(system.time(work)[c("user.self", "sys.self")])
making <- seconds(design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = data))
testing <- seconds(for (i in seq_len(tables)) {
  test <- svychisq(as.formula(sprintf("~q%d+group", i)), design)
  cat(sprintf("q%d F %.15g p %.15g\n", i, test$statistic, test$p.value))
})
cat(sprintf("rao-scott 20 tables: %.3f s (from %d)\n", making + testing * 20 / tables, tables))
if (items > 0) {
  replicating <- seconds(replicates <- as.svrepdesign(design, type = "subbootstrap", replicates = 500))
  estimating <- seconds(for (i in seq_len(items)) svyby(as.formula(sprintf("~q%d", i)), ~group, replicates, svymean))
  cat(sprintf("bootstrap 500 x 20 proportions: %.3f s (from %d items)\n", replicating + estimating * 20 / items, items))
}
margin <- function(name) {
  count <- nlevels(data[[name]])
  share <- 1 + 0.2 * (seq_len(count) - 1) %% 2
  setNames(data.frame(levels(data[[name]]), share / sum(share) * nrow(data)), c(name, "Freq"))
}
names <- c("sex", "age", "region", "place")
raking <- seconds(rake(design, lapply(names, function(n) as.formula(paste0("~", n))), lapply(names, margin),
                       control = list(maxit = 100, epsilon = 1e-10)))
cat(sprintf("rake to four margins: %.3f s\n", raking))
