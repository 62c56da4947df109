// Microdata
