# R 4.2.2; base R alone. Interviewer effects (Searle, Casella & McCulloch 1992; Wald 1940), quartiles, and the response patterns as careless 1.2 defines them.
options(digits=15); p<-function(l,...) cat(l,format(c(...),digits=15),"\n")
icc<-function(l,y,g) { g<-factor(g); a<-anova(lm(y~g)); k<-nlevels(g); n<-tapply(y,g,length); m<-tapply(y,g,mean); N<-sum(n)
  n0<-(N-sum(n^2)/N)/(k-1); B<-a[1,3]; W<-a[2,3]; r<-(B-W)/(B+(n0-1)*W)
  ratio<-function(t) { w<-n/(1+n*t); c<-sum(w*m)/sum(w); sum(w*(m-c)^2)/(k-1)/W }
  end<-function(q) { t<-uniroot(function(t) ratio(t)-q,c(-1/max(n)*(1-1e-9),1e4),tol=1e-15,maxiter=10000)$root; t/(1+t) }
  p(l,n0,B,W,r,end(qf(.975,k-1,N-k)),end(qf(.025,k-1,N-k))) }
# Snedecor & Cochran, Statistical Methods: calcium in turnip leaves, four determinations of four leaves.
turnip<-c(3.28,3.09,3.03,3.03,3.52,3.48,3.38,3.38,2.88,2.80,2.81,2.76,3.34,3.38,3.23,3.26); icc("turnip",turnip,rep(1:4,each=4))
# Shrout & Fleiss (1979), table 2: six targets, four judges.
shrout<-c(9,2,5,8,6,1,3,2,8,4,6,8,7,1,2,6,10,5,6,9,6,2,4,7); icc("shrout",shrout,rep(1:6,each=4))
icc("chickwts",chickwts$weight,chickwts$feed); icc("warpbreaks 20",warpbreaks$breaks[1:20],c(rep(1,7),rep(2,2),rep(3,5),rep(4,6)))
x<-c(12.5,7.25,9,31,14,8,22.75,10); p("quartiles",quantile(x,c(.25,.5,.75),type=7))
longstring<-function(x) max(rle(x)$lengths[!is.na(rle(x)$values)]); average<-function(x) mean(rle(x)$lengths[!is.na(rle(x)$values)]); irv<-function(x) sd(x,na.rm=TRUE)
rows<-list(a=c(4,4,4,4,4,4,4,4,4,4),b=c(1,2,2,3,3,3,5,5,1,2),c=c(5,5,NA,5,5,5,2,NA,NA,2),d=c(1,5,1,5,1,5,1,5,1,5))
for (n in names(rows)) p(paste("pattern",n),longstring(rows[[n]]),average(rows[[n]]),irv(rows[[n]]))
set.seed(3); m<-matrix(sample(1:4,6*25,TRUE),6); m[2,]<-m[1,]; m[2,1:3]<-m[2,1:3]%%4+1; m[5,7]<-NA; m[1,12]<-NA
cat("answers"); for (i in 1:6) cat("\n",ifelse(is.na(m[i,]),0,m[i,])); cat("\n")
for (i in 1:6) { s<-sapply(1:6,function(j) if (j==i) -1 else mean(m[i,]==m[j,],na.rm=TRUE)); p("match",which.max(s)-1,max(s)) }
