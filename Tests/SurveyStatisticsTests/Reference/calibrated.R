# Models of calibrated designs, pairs under a design, and two more intervals of a share:
#   Rscript calibrated.R > calibrated.out      (R 4.2.2, survey 4.1-1)
suppressMessages(library(survey)); data(api); options(digits = 15)
dc1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
plain <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
totals <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, sch.wideYes = 5122)
raked <- calibrate(dc1, ~stype + sch.wide, totals, calfun = "raking", epsilon = 1e-13, maxit = 200)
show <- function(name, fit) {
  table <- suppressWarnings(summary(fit))$coefficients
  for (row in rownames(table)) cat(name, row, format(table[row, ], digits = 15), "\n")
}
show("linear", svyglm(api00 ~ ell + meals, raked))
show("domain", svyglm(api00 ~ ell + meals, subset(raked, comp.imp == "Yes")))
show("logit", svyglm(I(comp.imp == "Yes") ~ ell + stype, raked, family = quasibinomial(), epsilon = 1e-14))
jk <- calibrate(as.svrepdesign(plain, type = "JK1"), ~stype + sch.wide, totals, calfun = "raking", epsilon = 1e-13, maxit = 200)
show("JK1 linear", svyglm(api00 ~ ell + meals, jk))
show("JK1 domain", svyglm(api00 ~ ell + meals, subset(jk, comp.imp == "Yes")))

gain <- svymean(~I(api00 - api99), dc1)
cat("pairs", format(c(coef(gain), SE(gain), coef(gain) / SE(gain)), digits = 15), "p",
  format(2 * pt(-coef(gain) / SE(gain), degf(dc1)), digits = 15), "ci", format(confint(gain, df = degf(dc1)), digits = 15), "\n")
test <- svyttest(I(api00 - api99) ~ 0, dc1); cat("svyttest", format(c(test$statistic, test$parameter), digits = 15), "\n")
part <- svymean(~I(api00 - api99), subset(dc1, stype == "E")); cat("pairs E", format(c(coef(part), SE(part)), digits = 15), "\n")
cat("pairs JK1", format(SE(svymean(~I(api00 - api99), as.svrepdesign(plain, type = "JK1"))), digits = 15), "\n")

for (item in list(quote(ell == 0), quote(stype == "E"))) for (level in c(.95, .9)) {
  share <- svyciprop(eval(bquote(~I(.(item)))), dc1, method = "asin", level = level)
  cat("asin", deparse(item), level, format(attr(share, "ci"), digits = 15), "\n")
}
# confint.svyglm interpolates the profile of the likelihood, which is known in closed form for one share.
for (item in list(quote(ell == 0), quote(stype == "E"))) {
  formula <- eval(bquote(~I(.(item))))
  r <- attr(svyciprop(formula, dc1, method = "likelihood"), "ci")
  m <- eval(bquote(svymean(~as.numeric(.(item)), dc1)))
  p <- coef(m); n <- p * (1 - p) / vcov(m)[1]
  gap <- function(x) 2 * n * (p * log(p / x) + (1 - p) * log((1 - p) / (1 - x))) - qf(.95, 1, degf(dc1))
  exact <- c(uniroot(gap, c(1e-9, p), tol = 1e-16)$root, uniroot(gap, c(p, 1 - 1e-12), tol = 1e-16)$root)
  cat("likelihood", deparse(item), format(r, digits = 15), "exact", format(exact, digits = 15), "\n")
}
