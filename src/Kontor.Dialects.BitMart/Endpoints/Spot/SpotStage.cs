using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Which orders a question is about: those that are open, those that are over, or all.</summary>
[Flags]
internal enum SpotStage : byte
{
    None = 0,
    Open = 1,
    Over = 2,
    Any = Open | Over,
}

internal static class SpotStages
{
    public static Refusal? Read(Parameters given, out SpotStage stage)
    {
        stage = given.Text("queryState") switch
        {
            null => SpotStage.Any,
            "open" => SpotStage.Open,
            "history" => SpotStage.Over,
            _ => SpotStage.None,
        };
        return stage == SpotStage.None ? ParameterFamily.Spot.OutOfRange("queryState") : null;
    }
}
