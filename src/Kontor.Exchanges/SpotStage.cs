namespace Kontor.Exchanges;

/// <summary>Which orders a question is about: those that are open, those that are over, or all.</summary>
[Flags]
public enum SpotStage : byte
{
    None = 0,
    Open = 1,
    Over = 2,
    Any = Open | Over,
}
