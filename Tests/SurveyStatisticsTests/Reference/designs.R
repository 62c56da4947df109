suppressMessages(library(survey)); data(api)
dir<-"."
c1<-apiclus1; num<-function(f) as.integer(f)-1L
w<-function(d,n) write.csv(d,file.path(dir,n),row.names=FALSE,quote=FALSE)
pick<-function(d,x) { o<-data.frame(stype=num(d$stype),sch.wide=num(d$sch.wide),comp.imp=num(d$comp.imp),api00=d$api00,api99=d$api99,enroll=d$enroll,api.stu=d$api.stu,ell=d$ell,meals=d$meals,mobility=d$mobility,avg.ed=d$avg.ed,emer=d$emer); cbind(o,x)}
w(pick(apiclus1,data.frame(dnum=apiclus1$dnum,pw=apiclus1$pw,fpc=apiclus1$fpc)),"apiclus1.csv")
w(pick(apistrat,data.frame(pw=apistrat$pw,fpc=apistrat$fpc)),"apistrat.csv")
w(pick(apiclus2,data.frame(dnum=apiclus2$dnum,snum=apiclus2$snum,pw=apiclus2$pw,fpc1=apiclus2$fpc1,fpc2=apiclus2$fpc2)),"apiclus2.csv")
w(pick(apisrs,data.frame(pw=apisrs$pw,fpc=apisrs$fpc)),"apisrs.csv")
options(digits=15)
cat(levels(apiclus1$stype),levels(apiclus1$sch.wide),levels(apiclus1$comp.imp),"\n")
ds<-svydesign(id=~1,strata=~stype,weights=~pw,data=apistrat,fpc=~fpc)
dc1<-svydesign(id=~dnum,weights=~pw,data=apiclus1,fpc=~fpc)
dc2<-svydesign(id=~dnum+snum,fpc=~fpc1+fpc2,data=apiclus2)
dsrs<-svydesign(id=~1,fpc=~fpc,data=apisrs)
s<-function(l,m) cat(l,format(coef(m),digits=15),format(as.numeric(SE(m)),digits=15),if(!is.null(attr(m,"deff"))) format(as.numeric(deff(m)),digits=15),"\n")
s("srs mean",svymean(~enroll,dsrs)); s("srs total",svytotal(~enroll,dsrs))
s("strat mean",svymean(~api00,ds,deff=TRUE)); s("strat mean",svymean(~api00,ds,deff="replace")); s("strat total",svytotal(~enroll,ds,deff=TRUE))
s("clus1 mean",svymean(~api00,dc1,deff=TRUE)); s("clus1 mean repl",svymean(~api00,dc1,deff="replace")); s("clus1 total",svytotal(~enroll,dc1,deff=TRUE)); s("clus1 ratio",svyratio(~api.stu,~enroll,dc1))
s("clus2 mean",svymean(~api00,dc2)); s("clus2 total",svytotal(~enroll,dc2,na.rm=TRUE))
dE<-subset(dc1,stype=="H"); s("domain H",svymean(~api00,dE)); cat("degf",degf(dc1),degf(dE),degf(ds),degf(dc2),"\n")
s("domain total E", svytotal(~enroll,subset(dc1,stype=="E")))
filt<-svydesign(id=~dnum,weights=~pw,data=apiclus1[apiclus1$stype=="H",],fpc=~fpc); s("filtered H",svymean(~api00,filt));
print(svyquantile(~api00,dc1,c(.25,.5,.75)),digits=15); cat("se",format(sapply(c(.25,.5,.75),function(p) svyquantile(~api00,dc1,p)[[1]][4]),digits=15),"\n")
for(m in c("logit","xlogit","beta","mean")){ci<-svyciprop(~I(ell==0),dc1,method=m);cat("ciprop",m,format(as.numeric(ci),digits=15),format(attr(ci,"ci"),digits=15),"\n")}
s("ell0",svymean(~as.numeric(ell==0),dc1))
ci<-svyciprop(~I(stype=="E"),ds,method="beta"); cat("strat E beta\n")
ci<-svyciprop(~I(sch.wide=="Yes"),ds,method="beta"); cat("strat beta",format(as.numeric(ci),digits=15),format(attr(ci,"ci"),digits=15),"\n")
for(st in c("F","Chisq","Wald","adjWald","lincom","saddlepoint")) for(k in 1:2){ d<-list(dc1,ds)[[k]]; f<-list(~sch.wide+stype,~sch.wide+comp.imp)[[k]]; r<-svychisq(f,d,statistic=st); cat(c("clus1","strat")[k],st,format(r$statistic,digits=15),"df",format(r$parameter,digits=15),"p",format(r$p.value,digits=15),"\n")}
r<-svygofchisq(~stype,p=c(4421,755,1018),dc1); cat("gof",format(r$statistic,digits=15),format(r$parameter,digits=15),format(r$p.value,digits=15),"\n")
r<-svyranktest(ell~comp.imp,dc1); cat("rank2",format(r$statistic,digits=15),r$parameter,format(r$p.value,digits=15),format(r$estimate,digits=15),"\n")
r<-svyranktest(ell~stype,dc1); cat("rankk",format(r$statistic,digits=15),format(r$parameter,digits=15),format(r$p.value,digits=15),"\n")
t<-svyttest(api00~comp.imp,dc1); cat("ttest",format(t$statistic,digits=15),format(t$parameter),format(t$p.value,digits=15),format(t$estimate,digits=15),"\n")
pop.types<-data.frame(stype=c("E","H","M"),Freq=c(4421,755,1018)); pop.sw<-data.frame(sch.wide=c("No","Yes"),Freq=c(1072,5122))
ps<-postStratify(dc1,~stype,pop.types); s("ps total",svytotal(~enroll,ps)); s("ps mean",svymean(~api00,ps))
rk<-rake(dc1,list(~stype,~sch.wide),list(pop.types,pop.sw),control=list(maxit=500,epsilon=1e-10)); s("rake total",svytotal(~enroll,rk)); s("rake mean",svymean(~api00,rk))
cat("rakew",format(unique(weights(rk)),digits=15),"\n")
pt<-c(`(Intercept)`=6194,stypeH=755,stypeM=1018)
g<-calibrate(dc1,~stype+api99,c(pt,api99=3914069)); s("greg mean",svymean(~api00,g)); s("greg total",svytotal(~enroll,g)); cat("gregw",format(range(weights(g)/weights(dc1)),digits=15),"\n")
gb<-calibrate(dc1,~stype+sch.wide,c(pt,sch.wideYes=5122),calfun="logit",bounds=c(0.5,1.6),epsilon=1e-12,maxit=200); s("logit mean",svymean(~api00,gb)); s("logit total",svytotal(~enroll,gb));cat("logitw",format(range(weights(gb)/weights(dc1)),digits=15),"\n")
grr<-calibrate(dc1,~stype+sch.wide,c(pt,sch.wideYes=5122),calfun="raking",epsilon=1e-12,maxit=200); s("calrake total",svytotal(~enroll,grr))
glb<-calibrate(dc1,~stype+sch.wide,c(pt,sch.wideYes=5122),calfun="linear",bounds=c(0.5,1.7),epsilon=1e-12,maxit=200); s("linear bounded total",svytotal(~enroll,glb));cat("linw",format(range(weights(glb)/weights(dc1)),digits=15),"\n")
cat("base",format(svytable(~stype,dc1),digits=10),format(svytable(~sch.wide,dc1),digits=10),"\n")
rs<-as.svrepdesign(dc1); s("JK1 mean",svymean(~api00,rs)); r<-svychisq(~sch.wide+stype,rs,statistic="F"); cat("JK1 F",format(r$statistic,digits=15),format(r$parameter,digits=15),format(r$p.value,digits=15),"\n")
rn<-as.svrepdesign(ds,type="JKn"); s("JKn mean",svymean(~api00,rn)); s("JKn total",svytotal(~enroll,rn))
data(scd); scddes<-svydesign(data=scd,prob=~1,id=~ambulance,strata=~ESA,nest=TRUE)
for (a in c("BRR","JKn")) {r<-svyratio(~alive,~arrests,as.svrepdesign(scddes,type=a)); cat(a,format(coef(r),digits=15),format(as.numeric(SE(r)),digits=15),"\n")}
r<-svyratio(~alive,~arrests,as.svrepdesign(scddes,type="Fay",fay.rho=.3)); cat("Fay",format(coef(r),digits=15),format(as.numeric(SE(r)),digits=15),"\n"); r<-svyratio(~alive,~arrests,scddes); cat("Taylor scd",format(coef(r),digits=15),format(as.numeric(SE(r)),digits=15),"\n")
br<-as.svrepdesign(scddes,type="BRR"); print(dim(weights(br,"replication"))); print(weights(br,"replication"))
rr<-as.svrepdesign(ps<-dc1); 
options(survey.lonely.psu="adjust"); a2<-apistrat[c(which(apistrat$stype=="E")[1:30],which(apistrat$stype=="M")[1:20],which(apistrat$stype=="H")[1]),]
for (l in c("adjust","remove","certainty","average")) {options(survey.lonely.psu=l); dl<-svydesign(id=~1,strata=~stype,weights=~pw,data=a2); s(paste("lonely",l),svymean(~api00,dl)); s(paste("lonely total",l),svytotal(~enroll,dl))}
