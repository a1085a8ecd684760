namespace Kontor.Catalog;

/// <summary>What a client should do after it met an error row.</summary>
public enum Retry
{
    /// <summary>The request is wrong: sending it again changes nothing.</summary>
    Never,

    /// <summary>The same request may succeed after a wait.</summary>
    Later,

    /// <summary>It may have happened: look before sending it again.</summary>
    Unknown,

    /// <summary>A human has to act first.</summary>
    Ask,
}
