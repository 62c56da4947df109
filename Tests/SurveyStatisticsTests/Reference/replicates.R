# Replicates, comparisons of groups and vignettes with forbidden pairs: Rscript replicates.R > replicates.out
# R 4.2.2 with survey 4.1-1; the data are those of the package survey, and vignettes.csv.
suppressMessages(library(survey))
options(digits = 15, survey.replicates.mse = FALSE)
show <- function(name, ...) cat(name, format(c(...), digits = 15), "\n")
read <- function(name) read.csv(paste0(name, ".csv"))
data(api)
clustered <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
plain <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)

# Means of two and of three groups under the design.
test <- svyttest(api00 ~ comp.imp, clustered)
show("svyttest", test$statistic, test$parameter, test$p.value, test$estimate)
model <- svyglm(api00 ~ stype, clustered)
term <- regTermTest(model, ~stype)
show("regTermTest", term$Ftest, term$df, term$ddf, term$p)

# A share of a domain, whose bounds are those of the whole design.
share <- svyciprop(~I(ell < 15), subset(clustered, stype == "E"), method = "beta")
show("domain beta", as.numeric(share), attr(share, "ci"))

# The jackknife with weights raked anew in each replicate.
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
goals <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
jack <- as.svrepdesign(plain, type = "JK1")
raked <- rake(jack, list(~stype, ~sch.wide), list(types, goals), control = list(maxit = 500, epsilon = 1e-9))
mean <- svymean(~api00, raked)
show("raked jackknife mean", coef(mean), SE(mean))
total <- svytotal(~enroll, raked)
show("raked jackknife total", coef(total), SE(total))

# A model fitted to each replicate, and means of groups.
fit <- svyglm(api00 ~ ell + meals, jack)
show("jackknife svyglm", coef(fit), SE(fit))
differences <- svyglm(api00 ~ comp.imp, jack)
show("jackknife difference", coef(differences)[2], SE(differences)[2])

# Average effects where two levels are never combined: products, and an average over what goes with both.
for (forbidden in list(c(2, 1), c(0, 1))) {
  v <- subset(read("vignettes"), !(a == forbidden[1] & b == forbidden[2]))
  v$cell <- factor(paste(v$a, v$b, sep = "."))
  fit <- svyglm(y ~ 0 + cell, svydesign(id = ~id, weights = ~1, data = v))
  cells <- sub("cell", "", names(coef(fit)))
  average <- function(one, other, levels, name) {
    gradient <- setNames(numeric(length(cells)), cells)
    for (level in levels) {
      gradient[one(level)] <- gradient[one(level)] + 1 / length(levels)
      gradient[other(level)] <- gradient[other(level)] - 1 / length(levels)
    }
    show(paste("without", paste(forbidden, collapse = "."), name), sum(gradient * coef(fit)),
         sqrt(drop(gradient %*% vcov(fit) %*% gradient)))
  }
  allowed <- function(a, b) paste(a, b, sep = ".") %in% cells
  for (level in 1:2) {
    both <- Filter(function(b) allowed(level, b) && allowed(0, b), 0:1)
    average(function(b) paste(level, b, sep = "."), function(b) paste(0, b, sep = "."), both, paste("a", level))
  }
  both <- Filter(function(a) allowed(a, 1) && allowed(a, 0), 0:2)
  average(function(a) paste(a, 1, sep = "."), function(a) paste(a, 0, sep = "."), both, "b 1")
}
