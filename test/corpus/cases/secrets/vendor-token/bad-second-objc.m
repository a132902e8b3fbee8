#import "AppDelegate.h"

static NSString *const kMixpanelToken = @"placeholder";
static NSString *const kSendgridKey = @"«token:sendgrid-key»";

@implementation AppDelegate
@end
