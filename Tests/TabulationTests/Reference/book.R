# Reference values of BookReferenceTests: Rscript book.R FOLDER_OF_DATASETS
# R 4.2.2 with survey 4.1-1. The weight and the clusters are made from the row numbers, as the test does.
suppressMessages(library(survey))
options(digits = 17)
data <- read.csv(file.path(commandArgs(trailingOnly = TRUE)[1], "wvs-poverty.csv"))
data$row <- seq_len(nrow(data))
data$weight <- 0.5 + ((data$row * 37) %% 101) / 50
data$cluster <- (data$row - 1) %/% 60
data$poverty <- factor(data$poverty, c("Too Little", "About Right", "Too Much"))
say <- function(name, value) cat(name, format(value, digits = 17), "\n")

counts <- table(data$poverty, data$country)
test <- chisq.test(counts, correct = FALSE)
say("pearson", c(test$statistic, test$p.value))

singly <- svydesign(ids = ~1, weights = ~weight, data = data)
test <- svychisq(~poverty + country, singly, statistic = "F")
say("weighted.f", c(test$statistic, test$parameter))
shares <- svyby(~poverty, ~country, singly, svymean)
say("weighted.share", c(shares["USA", "povertyToo Little"], shares["USA", "se.povertyToo Little"]))
usa <- subset(data, country == "USA")
say("weighted.effective", sum(usa$weight)^2 / sum(usa$weight^2))

clustered <- svydesign(ids = ~cluster, weights = ~weight, data = data)
test <- svychisq(~poverty + country, clustered, statistic = "F")
say("clustered.f", c(test$statistic, test$parameter))
shares <- svyby(~poverty, ~country, clustered, svymean)
say("clustered.share", c(shares["USA", "povertyToo Little"], shares["USA", "se.povertyToo Little"]))

data$score <- as.numeric(data$poverty)
clustered <- update(clustered, score = as.numeric(poverty))
mean <- svyby(~score, ~gender, clustered, svymean)
say("clustered.mean", c(mean["female", "score"], mean["female", "se"]))

# The t-test on effective bases, Sweden against the USA, 'Too Little'.
effective <- function(part) sum(part$weight)^2 / sum(part$weight^2)
share <- function(part) sum(part$weight[part$poverty == "Too Little"]) / sum(part$weight)
a <- subset(data, country == "Sweden"); b <- subset(data, country == "USA")
pooled <- (effective(a) * share(a) + effective(b) * share(b)) / (effective(a) + effective(b))
t <- (share(a) - share(b)) / sqrt(pooled * (1 - pooled) * (1 / effective(a) + 1 / effective(b)))
df <- effective(a) + effective(b) - 2
say("weighted.t", c(t, df, 2 * pt(-abs(t), df)))

# Claims with margins, Sweden less the USA, 'Too Little': unpooled, then under the clustered design.
error <- sqrt(share(a) * (1 - share(a)) / effective(a) + share(b) * (1 - share(b)) / effective(b))
t <- (share(a) - share(b) - 0.15) / error
say("weighted.margin", c(share(a) - share(b), error, t, pt(t, df, lower.tail = FALSE)))
clustered <- update(clustered, little = as.numeric(poverty == "Too Little"))
both <- subset(clustered, country %in% c("Sweden", "USA"))
means <- svyby(~little, ~country, both, svymean, covmat = TRUE)
contrast <- svycontrast(means, c(Sweden = 1, USA = -1))
d <- as.numeric(contrast); error <- as.numeric(SE(contrast)); df <- degf(both) - 1
p <- c(pt((d + 0.25) / error, df, lower.tail = FALSE), pt((d - 0.25) / error, df))
say("clustered.margin", c(d, error, df, max(p)))

# Welch's test of the scores, Sweden less the USA, unweighted, against a margin of −0.4.
a$score <- as.numeric(a$poverty); b$score <- as.numeric(b$poverty)
test <- t.test(a$score, b$score, mu = -0.4, alternative = "less")
say("counted.mean", c(mean(a$score) - mean(b$score), test$statistic, test$parameter, test$p.value))
