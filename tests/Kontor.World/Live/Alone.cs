namespace Kontor.World.Tests.Live;

/// <summary>Tests that look at the whole process have it to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
