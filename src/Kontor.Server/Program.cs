using System.CommandLine;
using Kontor.Server.Commands;

var root = new RootCommand("Kontor: a venue you can run. Five published crypto open APIs, served from one deterministic world.")
{
    ServeCommand.Create(),
    ExplainCommand.Create(),
    SignCommand.Create(),
    LogCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
