# R 4.2.2 (stats): powers with both tails.
p<-function(x) cat(format(x,digits=15),"\n")
p(power.t.test(n=64,delta=.5,strict=TRUE)$power); p(power.t.test(n=23,delta=1,strict=TRUE)$power); p(power.t.test(n=34,delta=.5,type="paired",strict=TRUE)$power)
p(power.prop.test(n=77,p1=.5,p2=.75)$power)
p(pf(qf(.95,3,4*44),3,4*44,ncp=.25^2*180,lower.tail=FALSE)); p(pchisq(qchisq(.95,1),1,ncp=.09*88,lower.tail=FALSE)); p(pchisq(qchisq(.95,6),6,ncp=.04*300,lower.tail=FALSE))
