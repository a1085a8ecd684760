using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Reads which orders a question is about.</summary>
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
